package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Returns that it is being deleted, since when, what holds it up, and what to do next. */
    public static String sentence(ClusterReader reader, String namespace, Duration timeout)
            throws InterruptedException {
        ResourceKey key = new ResourceKey("", "Namespace", "", namespace);
        return reader.readNow(key, KIND, timeout) instanceof LiveState.Present present
                ? sentence(namespace, present.manifest())
                : sentence(namespace, "", "");
    }

    private static String sentence(String namespace, Manifest object) {
        String since = object.metadata().string("deletionTimestamp", "");
        List<JsonObject> conditions =
                object.root().arrayAt("status", "conditions").objects().toList();
        String reasons =
                TELLING.stream()
                        .flatMap(
                                type ->
                                        conditions.stream()
                                                .filter(one -> one.string("type", "").equals(type)))
                        .filter(one -> one.string("status", "").equals("True"))
                        .map(one -> one.string("message", ""))
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("; "));
        return sentence(
                namespace,
                since.isEmpty() ? "" : " since " + since,
                reasons.isEmpty() ? "" : ": " + reasons);
    }

    private static String sentence(String namespace, String since, String reasons) {
        return "The namespace "
                + namespace
                + " is being deleted"
                + since
                + reasons
                + ". Nothing can be made in it before it is gone; then sync again (with"
                + " CreateNamespace=true it is made anew).";
    }
}
