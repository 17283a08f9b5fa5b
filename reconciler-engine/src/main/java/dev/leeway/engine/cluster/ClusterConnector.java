package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.login.ClusterAccess;
import dev.leeway.engine.cluster.login.CredentialSource;
import dev.leeway.engine.cluster.login.KubeConfig;
import dev.leeway.engine.cluster.login.LoginException;
import dev.leeway.engine.cluster.login.LoginPhrase;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;
import java.util.List;

/** Makes connections to clusters. */
public final class ClusterConnector {
    private ClusterConnector() {}

    /**
     * Makes a connection. Reads the kubeconfig and the certificate files that it names; runs no
     * credential plugin and asks the cluster nothing until it is used.
     *
     * @throws ClusterException when the kubeconfig does not tell how to reach the cluster
     */
    public static ClusterConnection connect(ClusterSettings settings) throws ClusterException {
        return connect(settings, WatchTiming.DEFAULT);
    }

    static ClusterConnection connect(ClusterSettings settings, WatchTiming timing)
            throws ClusterException {
        try {
            List<Path> files =
                    settings.kubeconfig().isEmpty()
                            ? KubeConfig.defaultFiles(
                                    settings.environment(),
                                    Path.of(System.getProperty("user.home")))
                            : settings.kubeconfig();
            ClusterAccess access = KubeConfig.read(files).access(settings.context());
            HttpWire wire =
                    new HttpWire(access, settings.environment(), "leeway/" + settings.version());
            ApiClient client =
                    new ApiClient(
                            settings.name(),
                            wire,
                            new CredentialSource(access.identity()),
                            settings.limits());
            return new ClusterConnection(settings, access, wire, client, timing);
        } catch (LoginException e) {
            throw new ClusterException(
                    Reason.NOT_AUTHENTICATED,
                    LoginPhrase.CONNECT.of(Wording.quoted(settings.name()), e.said()),
                    e.advice(),
                    e);
        }
    }
}
