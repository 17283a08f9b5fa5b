package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of a namespace that is being deleted, in which nothing can be made.
 *
 * <p>Source: Kubernetes, the conditions that its namespace controller writes while it deletes what
 * is in a namespace.
 */
public final class NamespaceEnd {
    /** How the API serves namespaces. */
    public static final ServedKind KIND =
            new ServedKind(
                    new Gvk("", "v1", "Namespace"),
                    "namespaces",
                    false,
                    Set.of("get", "list", "watch", "patch"));

    /** What holds it comes before what is left, and before what could not be found out. */
    private static final List<String> TELLING =
            List.of(
                    "NamespaceFinalizersRemaining",
                    "NamespaceContentRemaining",
                    "NamespaceDeletionContentFailure",
                    "NamespaceDeletionDiscoveryFailure",
                    "NamespaceDeletionGroupVersionParsingFailure");

    private NamespaceEnd() {}

    /** Returns whether a refusal says that the namespace is being deleted. */
    public static boolean isMeant(String refusal) {
        return refusal.contains("because it is being terminated");
    }

    /** Returns since when it is being deleted, and what holds that up. */
    public static LeaseOutlook.Ending read(ClusterReader reader, String namespace, Duration timeout)
            throws InterruptedException {
        ResourceKey key = new ResourceKey("", "Namespace", "", namespace);
        return reader.readNow(key, KIND, timeout) instanceof LiveState.Present present
                ? new LeaseOutlook.Ending(
                        namespace, Deletions.since(present.manifest()), reasons(present.manifest()))
                : new LeaseOutlook.Ending(namespace, Optional.empty(), List.of());
    }

    private static List<String> reasons(Manifest object) {
        List<JsonObject> conditions =
                object.root().arrayAt("status", "conditions").objects().toList();
        return TELLING.stream()
                .flatMap(
                        type ->
                                conditions.stream()
                                        .filter(one -> one.string("type", "").equals(type)))
                .filter(one -> one.string("status", "").equals("True"))
                .map(one -> one.string("message", ""))
                .filter(text -> !text.isBlank())
                .toList();
    }
}
