package dev.leeway.engine.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which cluster to connect to.
 *
 * @param name the cluster's name in the workspace
 * @param kubeconfig the kubeconfig files, the first that names an entry wins; empty for those that
 *     kubectl would read
 * @param context the kubeconfig context; empty for the current one
 * @param limits how hard the cluster may be asked
 * @param environment the variables KUBECONFIG, HTTPS_PROXY, HTTP_PROXY and NO_PROXY are read from
 * @param version Leeway's version, which the User-Agent carries
 * @param cache where answers that cannot change are kept between starts; empty to keep none
 */
public record ClusterSettings(
        String name,
        List<Path> kubeconfig,
        String context,
        ClusterLimits limits,
        Map<String, String> environment,
        String version,
        Optional<Path> cache) {
    public ClusterSettings {
        kubeconfig = List.copyOf(kubeconfig);
        environment = Map.copyOf(environment);
    }

    /** Makes settings that keep nothing between starts. */
    public ClusterSettings(
            String name,
            List<Path> kubeconfig,
            String context,
            ClusterLimits limits,
            Map<String, String> environment,
            String version) {
        this(name, kubeconfig, context, limits, environment, version, Optional.empty());
    }

    /** Returns settings with the usual limits and this process' environment. */
    public static ClusterSettings of(
            String name,
            List<Path> kubeconfig,
            String context,
            String version,
            Optional<Path> cache) {
        return new ClusterSettings(
                name, kubeconfig, context, ClusterLimits.DEFAULT, System.getenv(), version, cache);
    }

    /** Returns the names alone, because the environment may hold secrets. */
    @Override
    public String toString() {
        return "ClusterSettings[" + name + ", context " + context + "]";
    }
}
