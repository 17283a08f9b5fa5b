package dev.leeway.engine.practice.api;

import dev.leeway.engine.resource.Gvk;
import java.util.Map;

/**
 * What the API warns of whenever a kind is asked for that is on its way out.
 *
 * <p>Source: seen in the answers of Kubernetes 1.36.2.
 */
final class Deprecations {
    private static final Map<Gvk, String> TEXTS =
            Map.of(
                    new Gvk("", "v1", "Endpoints"),
                    "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice");

    private Deprecations() {}

    /** Returns an answer about a kind with the warning that belongs to the kind. */
    static ApiResponse in(ApiResponse answer, Gvk kind) {
        String text = TEXTS.get(kind);
        return text == null ? answer : answer.withHeader("Warning", "299 - \"" + text + "\"");
    }
}
