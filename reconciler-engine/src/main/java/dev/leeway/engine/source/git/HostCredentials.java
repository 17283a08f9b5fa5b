package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.credential.Login;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.errors.UnsupportedCredentialItem;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/**
 * Gives JGit the login for the repository's own host and for no other. Each fetch has its own; a
 * login that the host refused once is not given again.
 */
final class HostCredentials extends CredentialsProvider {
    private final URIish own;
    private final Logins logins;
    private final Duration timeout;
    private boolean given;
    private boolean found;

    HostCredentials(URIish own, Logins logins, Duration timeout) {
        this.own = own;
        this.logins = logins;
        this.timeout = timeout;
    }

    /** Returns whether a login was at hand, so that a refusal is the host's word on it. */
    boolean hadLogin() {
        return found;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username)
                    && !(item instanceof CredentialItem.Password)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) throws UnsupportedCredentialItem {
        if (given || !supports(items) || !isOwn(uri)) {
            return false;
        }
        given = true;
        Optional<Login> login = find();
        if (login.isEmpty()) {
            return false;
        }
        found = true;
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(login.get().user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(login.get().secret().toCharArray());
            }
        }
        return true;
    }

    private Optional<Login> find() {
        String scheme = own.getScheme();
        if (scheme == null || !scheme.startsWith("http")) {
            return Optional.empty();
        }
        String host = own.getPort() < 0 ? own.getHost() : own.getHost() + ":" + own.getPort();
        String path = own.getPath() == null ? "" : own.getPath().replaceFirst("^/+", "");
        String user = own.getUser() == null ? "" : own.getUser();
        try {
            return logins.find(new Logins.Asked(scheme, host, path, user), timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private boolean isOwn(URIish uri) {
        return String.valueOf(own.getScheme()).equals(uri.getScheme())
                && String.valueOf(own.getHost()).equalsIgnoreCase(uri.getHost())
                && own.getPort() == uri.getPort();
    }
}
