package dev.leeway.engine.render;

/**
 * Turns the files of one application into documents. One adapter per kind of {@link RenderSpec}.
 */
public interface ManifestRenderer {
    /**
     * Renders.
     *
     * @throws RenderException when the files cannot be rendered, naming file and line where it can
     * @throws InterruptedException when cancelled
     */
    RenderedManifests render(RenderRequest request) throws RenderException, InterruptedException;
}
