package dev.leeway.engine.render;

import dev.leeway.engine.source.SourceTree;
import java.time.Duration;
import java.util.List;

/**
 * One rendering.
 *
 * @param application the application's name
 * @param tree the revision's files
 * @param path the application's folder in the repository
 * @param spec how to render; detected already, never {@code auto}
 * @param namespace the destination namespace
 * @param kubeVersion the destination cluster's version, for example {@code 1.36.2}; empty when not
 *     known
 * @param apiVersions the API versions and kinds that the destination offers, for charts; may be
 *     empty
 * @param timeout how long it may take
 */
public record RenderRequest(
        String application,
        SourceTree tree,
        String path,
        RenderSpec spec,
        String namespace,
        String kubeVersion,
        List<String> apiVersions,
        Duration timeout) {
    public RenderRequest {
        apiVersions = List.copyOf(apiVersions);
    }
}
