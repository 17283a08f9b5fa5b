package dev.leeway.engine.resource;

/**
 * The identity of one object in one cluster. The version is not part of it: the same object is
 * served in several versions.
 *
 * @param group the API group, empty for the core group
 * @param kind the kind
 * @param namespace the namespace, empty for a cluster-scoped object
 * @param name the name
 */
public record ResourceKey(String group, String kind, String namespace, String name)
        implements Comparable<ResourceKey> {
    /** Returns the group and kind. */
    public GroupKind groupKind() {
        return new GroupKind(group, kind);
    }

    /**
     * Returns the key as commands take it: {@code GROUP/KIND/NAMESPACE/NAME}, empty parts left
     * empty.
     */
    public String toArgument() {
        return group + "/" + kind + "/" + namespace + "/" + name;
    }

    /**
     * Reads {@code GROUP/KIND/NAMESPACE/NAME}.
     *
     * @throws IllegalArgumentException when it has not exactly four parts, or kind or name is empty
     */
    public static ResourceKey fromArgument(String argument) {
        String[] parts = argument.split("/", -1);
        if (parts.length != 4 || parts[1].isEmpty() || parts[3].isEmpty()) {
            throw new IllegalArgumentException(
                    "'"
                            + argument
                            + "' is not GROUP/KIND/NAMESPACE/NAME (the group of core kinds and the namespace of"
                            + " cluster-scoped objects are empty, as in /Service/shop/api)");
        }
        return new ResourceKey(parts[0], parts[1], parts[2], parts[3]);
    }

    @Override
    public int compareTo(ResourceKey other) {
        int order = group.compareTo(other.group);
        order = order != 0 ? order : kind.compareTo(other.kind);
        order = order != 0 ? order : namespace.compareTo(other.namespace);
        return order != 0 ? order : name.compareTo(other.name);
    }

    /** Returns {@code apps/Deployment shop/api}, as people and logs read it. */
    @Override
    public String toString() {
        return groupKind() + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
    }
}
