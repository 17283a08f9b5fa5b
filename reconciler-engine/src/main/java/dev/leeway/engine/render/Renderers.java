package dev.leeway.engine.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the adapter by the kind of {@link RenderSpec}, and keeps what was rendered: a rendering
 * is used again as long as everything that was read for it is the same, in the application's folder
 * and outside it, so that a commit renders only the applications that it touches. Errors are not
 * kept. Safe for use from several threads.
 */
public final class Renderers implements ManifestRenderer {
    private static final int VARIANTS = 4;

    private final ManifestRenderer directory;
    private final ManifestRenderer kustomize;
    private final ManifestRenderer helm;
    private final int capacity;
    private final Map<Inputs, List<Kept>> kept = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Wires the adapters.
     *
     * @param capacity how many applications' renderings to keep
     */
    public Renderers(
            ManifestRenderer directory,
            ManifestRenderer kustomize,
            ManifestRenderer helm,
            int capacity) {
        this.directory = directory;
        this.kustomize = kustomize;
        this.helm = helm;
        this.capacity = capacity;
    }

    /** What a rendering depends on, apart from files. */
    private record Inputs(
            String application,
            String path,
            RenderSpec spec,
            String namespace,
            String kubeVersion,
            List<String> apiVersions) {
        static Inputs of(RenderRequest request) {
            return new Inputs(
                    request.application(),
                    request.path(),
                    request.spec(),
                    request.namespace(),
                    request.kubeVersion(),
                    request.apiVersions());
        }
    }

    /** A rendering and what was read for it. */
    private record Kept(List<ReadTrace.Seen> seen, RenderedManifests rendered) {}

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        Inputs inputs = Inputs.of(request);
        Optional<RenderedManifests> known = find(inputs, request);
        if (known.isPresent()) {
            return known.get();
        }
        ReadTrace trace = new ReadTrace(request.tree(), request.path());
        RenderRequest traced =
                new RenderRequest(
                        request.application(),
                        trace,
                        request.path(),
                        request.spec(),
                        request.namespace(),
                        request.kubeVersion(),
                        request.apiVersions(),
                        request.timeout());
        RenderedManifests rendered = adapter(request.spec()).render(traced);
        keep(inputs, new Kept(trace.seen(), rendered));
        return rendered;
    }

    private ManifestRenderer adapter(RenderSpec spec) {
        return switch (spec) {
            case RenderSpec.Directory _ -> directory;
            case RenderSpec.Kustomize _ -> kustomize;
            case RenderSpec.Helm _ -> helm;
        };
    }

    private Optional<RenderedManifests> find(Inputs inputs, RenderRequest request)
            throws InterruptedException {
        List<Kept> variants;
        synchronized (kept) {
            variants = List.copyOf(kept.getOrDefault(inputs, List.of()));
        }
        for (Kept variant : variants) {
            if (ReadTrace.unchanged(request.tree(), variant.seen())) {
                RenderedManifests old = variant.rendered();
                return Optional.of(
                        new RenderedManifests(
                                request.tree().revision(),
                                old.manifests(),
                                old.notices(),
                                old.renderedBy()));
            }
        }
        return Optional.empty();
    }

    private void keep(Inputs inputs, Kept rendering) {
        synchronized (kept) {
            List<Kept> variants = new ArrayList<>(kept.getOrDefault(inputs, List.of()));
            variants.addFirst(rendering);
            kept.put(inputs, List.copyOf(variants.subList(0, Math.min(VARIANTS, variants.size()))));
            var oldest = kept.keySet().iterator();
            while (kept.size() > capacity) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}
