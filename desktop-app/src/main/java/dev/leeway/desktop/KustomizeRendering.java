package dev.leeway.desktop;

import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.kustomize.KustomizeRenderer;
import dev.leeway.engine.render.kustomize.KustomizeTool;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders kustomizations; looks for an installed tool only when the first of them comes, because
 * looking runs it.
 */
final class KustomizeRendering implements ManifestRenderer {
    private final Optional<Path> configured;
    private volatile @Nullable ManifestRenderer renderer;

    /**
     * Makes it.
     *
     * @param configured where the operator says that the tool is; empty to look for it
     */
    KustomizeRendering(Optional<Path> configured) {
        this.configured = configured;
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        ManifestRenderer known = renderer;
        if (known == null) {
            known =
                    new KustomizeRenderer(
                            KustomizeTool.find(
                                    configured, System.getenv().getOrDefault("PATH", "")));
            renderer = known;
        }
        return known.render(request);
    }
}
