package dev.leeway.engine.browse;

import java.util.List;

/**
 * How {@code kubectl} reaches a cluster.
 *
 * @param kubeconfig the kubeconfig files in use; empty for those that kubectl takes by itself
 * @param context the kubeconfig context
 * @param server the API server's address, for people to see
 */
public record KubectlTarget(List<String> kubeconfig, String context, String server) {
    public KubectlTarget {
        kubeconfig = List.copyOf(kubeconfig);
    }
}
