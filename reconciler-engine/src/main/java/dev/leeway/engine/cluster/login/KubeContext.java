package dev.leeway.engine.cluster.login;

import java.nio.file.Path;

/**
 * One context of a kubeconfig, as a list shows it.
 *
 * @param name the context's name
 * @param cluster the name of its cluster entry
 * @param user the name of its user entry; may be empty
 * @param namespace its default namespace; may be empty
 * @param server the API server's address; empty when the cluster entry is missing
 * @param file the file that defines the context
 * @param current whether it is the kubeconfig's current context
 */
public record KubeContext(
        String name,
        String cluster,
        String user,
        String namespace,
        String server,
        Path file,
        boolean current) {}
