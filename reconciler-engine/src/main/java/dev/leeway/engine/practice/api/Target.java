package dev.leeway.engine.practice.api;

import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.resource.GroupKind;

/**
 * What a request is about.
 *
 * @param type the resource type, in the version of the URL
 * @param namespace the namespace, empty for all and for cluster-scoped types
 * @param name the object, empty for a collection
 * @param subresource the subresource, empty for the object itself
 */
record Target(ResourceType type, String namespace, String name, String subresource) {
    /** Returns the key under which the store holds the type. */
    GroupKind stored() {
        return Conversion.storedAs(type.gvk().groupKind());
    }

    /** Returns the same type and namespace with another name and no subresource. */
    Target named(String other) {
        return new Target(type, namespace, other, "");
    }
}
