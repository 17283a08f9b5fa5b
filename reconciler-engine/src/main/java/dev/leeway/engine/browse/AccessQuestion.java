package dev.leeway.engine.browse;

/**
 * Something that somebody wants to do.
 *
 * @param verb the API's verb, for example {@code delete}
 * @param group the API group; empty for the core group
 * @param resource the resource's plural name
 * @param subresource the subresource, for example {@code log}; empty for none
 * @param namespace the namespace; empty for all, and for cluster-scoped kinds
 * @param name the object; empty for all
 */
public record AccessQuestion(
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name) {
    /** Returns the resource as roles name it: {@code pods} or {@code pods/log}. */
    public String fullResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
