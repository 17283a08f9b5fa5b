package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.render.kustomize.build.Documents;
import dev.leeway.engine.render.kustomize.build.KustomizationBuild;
import dev.leeway.engine.render.kustomize.build.KustomizeException;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Renders a kustomization with nothing installed where it can; where a kustomization uses what the
 * built-in renderer does not know, with the installed program, and without one the error names what
 * it was. Safe for use from several threads.
 */
public final class KustomizeRenderer implements ManifestRenderer {
    private final Optional<KustomizeTool> tool;
    private final ToolKustomizeRenderer external;
    private final Documents documents = new Documents();

    /** Makes a renderer; the program is used only where the built-in renderer does not suffice. */
    public KustomizeRenderer(Optional<KustomizeTool> tool) {
        this.tool = tool;
        this.external = new ToolKustomizeRenderer(tool);
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        KustomizationScan scan =
                KustomizationScan.of(new RepositoryFiles(request.tree()), request.path());
        try {
            List<RenderedManifest> manifests =
                    new KustomizationBuild(new RepositoryKustomizeFiles(request.tree()), documents)
                            .build(scan.root().folder());
            return new RenderedManifests(
                    request.tree().revision(),
                    manifests,
                    List.of(),
                    RenderedManifests.OWN_KUSTOMIZE);
        } catch (SourceException e) {
            throw RepositoryFiles.failed(scan.root().at(""), e);
        } catch (KustomizeException e) {
            return refused(request, e);
        }
    }

    private RenderedManifests refused(RenderRequest request, KustomizeException e)
            throws RenderException, InterruptedException {
        Wording what = e.said();
        return switch (e.kind()) {
            case WRONG ->
                    throw new RenderException(e.origin(), what, RenderPhrase.CORRECT_NEXT.of());
            case FORBIDDEN ->
                    throw new RenderException(e.origin(), what, RenderPhrase.OUTSIDE_NEXT.of());
            case NOT_BUILT_IN -> {
                if (tool.isPresent()) {
                    yield external.render(request);
                }
                throw new RenderException(
                        e.origin(),
                        RenderPhrase.NEEDS_TOOL_FOR.of(what),
                        RenderPhrase.NEEDS_TOOL_NEXT.of());
            }
        };
    }
}
