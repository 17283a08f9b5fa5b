package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.resource.ServedKind;
import java.util.List;

/**
 * What a table is about.
 *
 * @param cluster the cluster's name in the workspace
 * @param kind the kind
 * @param namespaces the namespaces; empty for all
 */
public record TableSource(String cluster, ServedKind kind, List<String> namespaces) {
    public TableSource {
        namespaces = List.copyOf(namespaces);
    }

    /** Returns the namespaces that are listed one by one; a single empty one stands for all. */
    List<String> lists() {
        return !kind.namespaced() || namespaces.isEmpty() ? List.of("") : namespaces;
    }
}
