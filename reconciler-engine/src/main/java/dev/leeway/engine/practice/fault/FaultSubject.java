package dev.leeway.engine.practice.fault;

/**
 * A request as faults see it.
 *
 * @param verb Kubernetes' verb: get, list, watch, create, update, patch, delete, deletecollection
 * @param group the API group, empty for the core group
 * @param resource the resource's plural name, empty for paths that are no resource
 * @param subresource the subresource, empty for none
 * @param namespace the namespace, empty for none or all
 * @param name the object, empty for collections
 * @param user who asks
 */
public record FaultSubject(
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String user) {
    /** Returns the same request with another verb. */
    public FaultSubject with(String other) {
        return new FaultSubject(other, group, resource, subresource, namespace, name, user);
    }
}
