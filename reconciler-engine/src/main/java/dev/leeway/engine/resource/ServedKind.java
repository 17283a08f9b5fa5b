package dev.leeway.engine.resource;

import java.util.Set;

/**
 * One kind as a cluster serves it.
 *
 * @param gvk group, version and kind
 * @param plural the resource name in URLs, for example {@code deployments}
 * @param namespaced whether its objects live in namespaces
 * @param verbs the verbs that the server offers, for example {@code list}, {@code watch}, {@code
 *     patch}
 */
public record ServedKind(Gvk gvk, String plural, boolean namespaced, Set<String> verbs) {
    public ServedKind {
        verbs = Set.copyOf(verbs);
    }

    /**
     * Returns a kind that the cluster does not serve yet, thought to be namespaced; ask the cluster
     * again before sending anything of it.
     */
    public static ServedKind awaited(Gvk gvk) {
        return new ServedKind(gvk, "", true, Set.of());
    }

    /** Returns whether the cluster, or a definition that comes with it, serves the kind. */
    public boolean served() {
        return !plural.isEmpty();
    }

    /**
     * Returns the URL path of the collection, in a namespace where the kind is namespaced and the
     * namespace is not empty.
     */
    public String collectionPath(String namespace) {
        String root = gvk.group().isEmpty() ? "/api/" + gvk.version() : "/apis/" + gvk.apiVersion();
        return namespaced && !namespace.isEmpty()
                ? root + "/namespaces/" + namespace + "/" + plural
                : root + "/" + plural;
    }

    /** Returns the URL path of one object. */
    public String objectPath(String namespace, String name) {
        return collectionPath(namespace) + "/" + name;
    }
}
