package dev.leeway.desktop;

import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.kustomize.KustomizeRenderer;
import dev.leeway.engine.render.kustomize.KustomizeTool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders kustomizations; looks for an installed tool only when the first of them comes, because
 * looking runs it.
 */
final class KustomizeRendering implements ManifestRenderer {
    private volatile @Nullable ManifestRenderer renderer;

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        ManifestRenderer known = renderer;
        if (known == null) {
            known =
                    new KustomizeRenderer(
                            KustomizeTool.find(
                                    Optional.empty(), System.getenv().getOrDefault("PATH", "")));
            renderer = known;
        }
        return known.render(request);
    }
}
