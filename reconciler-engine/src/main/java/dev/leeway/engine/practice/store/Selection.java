package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;

/**
 * Which objects of a type a reader wants.
 *
 * @param namespace the namespace, empty for all and for cluster-scoped types
 * @param labels the label selector
 * @param fields the field selector
 */
public record Selection(String namespace, LabelSelector labels, FieldSelector fields) {
    /** Selects everything. */
    public static final Selection ALL = inNamespace("");

    /** Selects everything in a namespace, or everywhere when it is empty. */
    public static Selection inNamespace(String namespace) {
        return new Selection(namespace, LabelSelector.ALL, FieldSelector.ALL);
    }

    /** Returns whether the object is wanted. */
    public boolean matches(JsonObject object) {
        return (namespace.isEmpty() || namespace.equals(ObjectMeta.namespace(object)))
                && labels.matches(object)
                && fields.matches(object);
    }
}
