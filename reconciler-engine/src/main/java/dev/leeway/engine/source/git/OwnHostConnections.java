package dev.leeway.engine.source.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * Opens HTTP connections to the repository's own host only. JGit follows redirects and keeps the
 * login; a host that sends on to another one would get that login to another one.
 */
final class OwnHostConnections implements HttpConnectionFactory {
    private final JDKHttpConnectionFactory connections = new JDKHttpConnectionFactory();
    private final URIish own;

    OwnHostConnections(URIish own) {
        this.own = own;
    }

    /** The repository's host sends on to another host. */
    static final class ForeignHost extends IOException {
        private static final long serialVersionUID = 1L;

        ForeignHost(String host) {
            super("the host sends on to " + host);
        }
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        check(url);
        return connections.create(url);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        check(url);
        return connections.create(url, proxy);
    }

    private void check(URL url) throws ForeignHost {
        boolean same =
                url.getProtocol().equalsIgnoreCase(own.getScheme())
                        && url.getHost().equalsIgnoreCase(own.getHost())
                        && url.getPort() == own.getPort();
        if (!same) {
            throw new ForeignHost(url.getProtocol() + "://" + url.getAuthority());
        }
    }
}
