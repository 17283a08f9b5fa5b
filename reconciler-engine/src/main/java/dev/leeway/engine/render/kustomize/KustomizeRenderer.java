package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
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

    /** Makes a renderer; the program is used only where the built-in renderer does not suffice. */
    public KustomizeRenderer(Optional<KustomizeTool> tool) {
        this.tool = tool;
        this.external = new ToolKustomizeRenderer(tool);
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        RepositoryFiles files = new RepositoryFiles(request.tree());
        KustomizationScan scan = KustomizationScan.of(files, request.path());
        try {
            List<RenderedManifest> manifests = new ArrayList<>();
            for (KustomizeObject object : new BuiltInKustomize(files).build(scan.root())) {
                manifests.add(new RenderedManifest(new Manifest(object.body()), object.origin()));
            }
            return new RenderedManifests(
                    request.tree().revision(), manifests, List.of(), "Leeway's own kustomize");
        } catch (Unsupported e) {
            if (tool.isPresent()) {
                return external.render(request);
            }
            throw new RenderException(
                    e.origin(),
                    "this needs the program kustomize or kubectl, and none was found that builds: "
                            + e.getMessage(),
                    "Install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/)"
                            + " or kubectl, or name the program's path in Settings.");
        }
    }
}
