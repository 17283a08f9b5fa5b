package dev.leeway.engine.desired;

import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the kind of a document: as the destination serves it, else as the documents' own
 * definitions have it.
 */
final class KindScopes {
    /**
     * Kinds that one API server serves under two groups, so that both names are one object: the
     * newer group by the older. Source: the Kubernetes API reference, "Migrate to non-deprecated
     * APIs" and the Event API.
     */
    private static final Map<String, String> SAME_OBJECT =
            Map.of(
                    "extensions/Deployment", "apps",
                    "extensions/DaemonSet", "apps",
                    "extensions/ReplicaSet", "apps",
                    "extensions/Ingress", "networking.k8s.io",
                    "extensions/NetworkPolicy", "networking.k8s.io",
                    "extensions/PodSecurityPolicy", "policy",
                    "/Event", "events.k8s.io");

    private final KindCatalog catalog;
    private final Map<Gvk, ServedKind> own;

    KindScopes(KindCatalog catalog, Map<Gvk, ServedKind> own) {
        this.catalog = catalog;
        this.own = own;
    }

    @Nullable ServedKind find(Gvk gvk) {
        return catalog.find(gvk).orElseGet(() -> own.get(gvk));
    }

    /** Returns whether discovery failed for the group, so that nobody knows its kinds. */
    boolean isUnreadable(String group) {
        return catalog.unreadableGroups().contains(group);
    }

    /** Returns the key under which the same object stands whatever group names it. */
    ResourceKey identity(ResourceKey key) {
        String group = SAME_OBJECT.get(key.group() + "/" + key.kind());
        return group == null
                ? key
                : new ResourceKey(group, key.kind(), key.namespace(), key.name());
    }
}
