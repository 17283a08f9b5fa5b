package dev.leeway.engine.render;

import java.util.List;
import java.util.Optional;

/**
 * Where renderings outlast the process. What is found there is as if it had just been rendered; one
 * that is not there, or cannot be read, is rendered anew. Safe for use from several threads.
 */
public interface RenderingShelf {
    /** Keeps nothing. */
    RenderingShelf NONE =
            new RenderingShelf() {
                @Override
                public Optional<Shelved> find(String inputs) {
                    return Optional.empty();
                }

                @Override
                public void keep(String inputs, Shelved rendering) {}
            };

    /**
     * A rendering, apart from its revision.
     *
     * @param answers what the files that it was made of have to say for it to hold, as {@link
     *     Renderers} asks them
     * @param manifests the documents, in the renderer's order
     * @param notices what the operator should know about files that gave no document
     * @param renderedBy the renderer
     */
    record Shelved(
            List<Answer> answers,
            List<RenderedManifest> manifests,
            List<RenderedManifests.Notice> notices,
            String renderedBy) {
        public Shelved {
            answers = List.copyOf(answers);
            manifests = List.copyOf(manifests);
            notices = List.copyOf(notices);
        }
    }

    /**
     * What was asked of the files, and answered.
     *
     * @param question the name of the kind of question
     * @param path the path that it was about
     * @param answer the answer
     */
    record Answer(String question, String path, String answer) {}

    /**
     * Returns the rendering that was kept last for these inputs.
     *
     * @param inputs everything that it depends on apart from files, as a text
     */
    Optional<Shelved> find(String inputs) throws InterruptedException;

    /** Keeps a rendering, if it may lie on a disk; trouble with the disk only costs time later. */
    void keep(String inputs, Shelved rendering) throws InterruptedException;
}
