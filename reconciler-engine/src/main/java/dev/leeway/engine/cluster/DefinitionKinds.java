package dev.leeway.engine.cluster;

import dev.leeway.engine.resource.GroupKind;
import java.util.List;

/** The kinds whose objects add kinds to a cluster. */
final class DefinitionKinds {
    /** Custom resource definitions and aggregated API services. */
    static final List<GroupKind> ALL =
            List.of(
                    new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition"),
                    new GroupKind("apiregistration.k8s.io", "APIService"));

    private DefinitionKinds() {}

    static boolean defines(GroupKind kind) {
        return ALL.contains(kind);
    }
}
