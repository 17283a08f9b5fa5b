package dev.leeway.engine.practice.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a URL below {@code /api} or {@code /apis} names.
 *
 * @param group the API group, empty for the core group
 * @param version the API version
 * @param namespace the namespace, empty when the URL names none
 * @param plural the resource
 * @param name the object, empty for a collection
 * @param subresource the subresource, empty for the object itself
 */
record ResourcePath(
        String group,
        String version,
        String namespace,
        String plural,
        String name,
        String subresource) {

    /** Reads a path; empty when it names no resource. */
    static Optional<ResourcePath> parse(String path) {
        List<String> parts = Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).toList();
        if (parts.size() >= 3 && parts.getFirst().equals("api")) {
            return rest("", parts.get(1), parts.subList(2, parts.size()));
        }
        if (parts.size() >= 4 && parts.getFirst().equals("apis")) {
            return rest(parts.get(1), parts.get(2), parts.subList(3, parts.size()));
        }
        return Optional.empty();
    }

    private static Optional<ResourcePath> rest(String group, String version, List<String> parts) {
        boolean watchPrefix = parts.getFirst().equals("watch") && parts.size() > 1;
        if (watchPrefix) {
            return Optional.empty();
        }
        // "namespaces/x/status" and "namespaces/x/finalize" are subresources of the namespace.
        boolean inNamespace =
                parts.getFirst().equals("namespaces")
                        && parts.size() >= 3
                        && !(group.isEmpty()
                                && parts.size() == 3
                                && List.of("status", "finalize").contains(parts.get(2)));
        String namespace = inNamespace ? parts.get(1) : "";
        List<String> left = inNamespace ? parts.subList(2, parts.size()) : parts;
        if (left.size() > 3) {
            return Optional.empty();
        }
        return Optional.of(
                new ResourcePath(
                        group,
                        version,
                        namespace,
                        left.getFirst(),
                        left.size() > 1 ? left.get(1) : "",
                        left.size() > 2 ? left.get(2) : ""));
    }
}
