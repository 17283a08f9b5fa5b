package dev.leeway.engine.practice.access;

/**
 * What somebody wants to do with a resource.
 *
 * @param verb Kubernetes' verb
 * @param group the API group, empty for the core group
 * @param resource the resource's plural name
 * @param subresource the subresource, empty for none
 * @param namespace the namespace, empty for none or all
 * @param name the object, empty for collections
 */
public record Attempt(
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name) {
    /** A namespace lies in itself: a role bound in it reaches it. */
    public Attempt {
        if (group.isEmpty() && resource.equals("namespaces") && namespace.isEmpty()) {
            namespace = name;
        }
    }

    String fullResource() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
