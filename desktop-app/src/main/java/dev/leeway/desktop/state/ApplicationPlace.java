package dev.leeway.desktop.state;

/**
 * Where an application comes from and where it goes.
 *
 * @param name its name
 * @param cluster the destination cluster's name
 * @param namespace the destination namespace
 * @param repository the repository's name
 * @param path the path in it
 * @param renderer what turns files into manifests: {@code directory}, {@code kustomize}, {@code
 *     helm} or {@code auto}
 * @param guarded whether the cluster is protected
 * @param practice whether the cluster is the practice cluster
 * @param automation what the workspace lets Leeway do without being asked
 */
public record ApplicationPlace(
        String name,
        String cluster,
        String namespace,
        String repository,
        String path,
        String renderer,
        boolean guarded,
        boolean practice,
        Automation automation) {}
