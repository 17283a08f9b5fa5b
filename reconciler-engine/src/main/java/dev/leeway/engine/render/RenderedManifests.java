package dev.leeway.engine.render;

import dev.leeway.engine.resource.Revision;
import java.util.List;

/**
 * All documents of one application at one revision.
 *
 * @param revision the revision that was rendered
 * @param manifests the documents, in the renderer's order
 * @param notices what the operator should know about files that gave no document
 * @param renderedBy the renderer and its version, for example {@code kustomize v5.5.0}
 */
public record RenderedManifests(
        Revision revision,
        List<RenderedManifest> manifests,
        List<Notice> notices,
        String renderedBy) {
    public RenderedManifests {
        manifests = List.copyOf(manifests);
        notices = List.copyOf(notices);
    }

    /**
     * Something worth knowing that is not an error.
     *
     * @param origin the place
     * @param message what about it
     */
    public record Notice(Origin origin, String message) {}
}
