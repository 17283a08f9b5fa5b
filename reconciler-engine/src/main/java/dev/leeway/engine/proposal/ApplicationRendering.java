package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.rendered.HelmEditing;
import dev.leeway.engine.edit.rendered.KustomizeEditing;
import dev.leeway.engine.edit.rendered.PlainEditing;
import dev.leeway.engine.edit.rendered.SourceEditing;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.util.List;

/** Renders applications of a workspace from any tree, until a deadline. Safe for threads. */
final class ApplicationRendering {
    private final ManifestRenderer renderer;
    private final DestinationFacts facts;
    private final long until;

    /**
     * Makes it.
     *
     * @param until the deadline, as {@link System#nanoTime} counts
     */
    ApplicationRendering(ManifestRenderer renderer, DestinationFacts facts, long until) {
        this.renderer = renderer;
        this.facts = facts;
        this.until = until;
    }

    /** Renders an application from a tree. */
    List<RenderedManifest> render(Workspace.Application application, SourceTree tree)
            throws RenderException, InterruptedException {
        DestinationFacts.Facts known = facts.of(application);
        return renderer.render(
                        new RenderRequest(
                                application.name(),
                                tree,
                                application.source().path(),
                                spec(application, tree),
                                application.namespace(),
                                known.kubeVersion(),
                                known.apiVersions(),
                                Duration.ofNanos(Math.max(1, nanosLeft()))))
                .manifests();
    }

    /** Returns how sources like this application's are edited. */
    SourceEditing editing(Workspace.Application application, SourceTree tree)
            throws RenderException, InterruptedException {
        String path = application.source().path();
        return switch (spec(application, tree)) {
            case RenderSpec.Directory _ -> new PlainEditing();
            case RenderSpec.Kustomize _ -> new KustomizeEditing(path);
            case RenderSpec.Helm helm -> new HelmEditing(path, helm);
        };
    }

    /** Returns how an application is rendered. */
    static RenderSpec spec(Workspace.Application application, SourceTree tree)
            throws RenderException, InterruptedException {
        return switch (application.source().rendering()) {
            case Workspace.Rendering.As as -> as.spec();
            case Workspace.Rendering.Detect detect ->
                    RenderDetection.detect(
                                    tree,
                                    application.source().path(),
                                    detect.asDirectory(),
                                    detect.asHelm())
                            .spec();
        };
    }

    /** Returns the time left, in nanoseconds; may be negative. */
    long nanosLeft() {
        return until - System.nanoTime();
    }
}
