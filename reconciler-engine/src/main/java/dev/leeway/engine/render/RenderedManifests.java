package dev.leeway.engine.render;

import java.util.Set;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
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
    /** Plain manifests, as they are in the files. */
    public static final String PLAIN = "plain manifests";

    /** Built by Leeway itself. */
    public static final String OWN_KUSTOMIZE = "Leeway's own kustomize";

    public RenderedManifests {
        manifests = List.copyOf(manifests);
        notices = List.copyOf(notices);
    }

    /**
     * Returns whether the same files always give the same documents: no program of this machine and
     * no chart had a part in them.
     */
    public boolean dependsOnFilesOnly() {
        return renderedBy.equals(PLAIN) || renderedBy.equals(OWN_KUSTOMIZE);
    }

    /**
     * Something worth knowing that is not an error.
     *
     * @param origin the place
     * @param said what about it
     */
    public record Notice(Origin origin, Wording said) {
        private static final PhraseReader KEPT =
                new PhraseReader(List.of(NoticePhrase.values()), Set.of(), Set.of());

        /** Returns it from its English words, as they are kept. */
        public static Notice kept(Origin origin, String message) {
            return new Notice(origin, KEPT.read(message));
        }

        /** Returns in English what about it. */
        public String message() {
            return said.text();
        }

        /** Returns the place and, in English, what about it. */
        @Override
        public String toString() {
            return origin + ": " + message();
        }
    }
}
