package dev.leeway.desktop.state;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place in a cluster: a list of objects, and one of them where one is looked at.
 *
 * @param cluster the cluster's name
 * @param kind the kind that is listed
 * @param namespaces the namespaces that are looked into; empty for all
 * @param object the object that is looked at
 */
public record ClusterPlace(
        String cluster, GroupKind kind, List<String> namespaces, Optional<ResourceKey> object) {
    private static final String CORE = "core";
    private static final String NOWHERE = "-";

    public ClusterPlace {
        namespaces = List.copyOf(namespaces);
    }

    /** Returns the place of one object, listed in its namespace. */
    public static ClusterPlace of(String cluster, ResourceKey object) {
        return new ClusterPlace(
                cluster,
                object.groupKind(),
                object.namespace().isEmpty() ? List.of() : List.of(object.namespace()),
                Optional.of(object));
    }

    /**
     * Returns the parts of its link: cluster, group, kind, then the namespaces, then the object's
     * name. An object is always listed in its own namespace.
     */
    List<String> parts() {
        String group = kind.group().isEmpty() ? CORE : kind.group();
        if (object.isPresent()) {
            ResourceKey key = object.get();
            return List.of(
                    cluster,
                    key.group().isEmpty() ? CORE : key.group(),
                    key.kind(),
                    key.namespace().isEmpty() ? NOWHERE : key.namespace(),
                    key.name());
        }
        return namespaces.isEmpty()
                ? List.of(cluster, group, kind.kind())
                : List.of(cluster, group, kind.kind(), String.join(",", namespaces));
    }

    /** Reads the parts of a link; empty when they lead nowhere. */
    static Optional<ClusterPlace> parse(List<String> parts) {
        if (parts.size() < 3 || parts.size() > 5) {
            return Optional.empty();
        }
        String group = parts.get(1).equals(CORE) ? "" : parts.get(1);
        GroupKind kind = new GroupKind(group, parts.get(2));
        if (parts.size() == 5) {
            String namespace = parts.get(3).equals(NOWHERE) ? "" : parts.get(3);
            return Optional.of(
                    of(
                            parts.getFirst(),
                            new ResourceKey(group, kind.kind(), namespace, parts.get(4))));
        }
        return Optional.of(
                new ClusterPlace(
                        parts.getFirst(),
                        kind,
                        parts.size() == 4 ? Arrays.asList(parts.get(3).split(",", -1)) : List.of(),
                        Optional.empty()));
    }
}
