package dev.leeway.engine.render;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the adapter by the kind of {@link RenderSpec}, and keeps what was rendered: a rendering
 * is used again as long as everything that was read for it is the same, in the application's folder
 * and outside it, so that a commit renders only the applications that it touches. What this program
 * made by itself of nothing but files is also put on the shelf, where the next start finds it.
 * Errors are not kept. Safe for use from several threads.
 */
public final class Renderers implements ManifestRenderer {
    private static final int VARIANTS = 4;

    private final ManifestRenderer directory;
    private final ManifestRenderer kustomize;
    private final ManifestRenderer helm;
    private final int capacity;
    private final RenderingShelf shelf;
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
        this(directory, kustomize, helm, capacity, RenderingShelf.NONE);
    }

    /**
     * Wires the adapters.
     *
     * @param capacity how many applications' renderings to keep
     * @param shelf where renderings outlast the process
     */
    public Renderers(
            ManifestRenderer directory,
            ManifestRenderer kustomize,
            ManifestRenderer helm,
            int capacity,
            RenderingShelf shelf) {
        this.directory = directory;
        this.kustomize = kustomize;
        this.helm = helm;
        this.capacity = capacity;
        this.shelf = shelf;
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

        /**
         * Returns what files alone are rendered by, as a text in which no part can pass for
         * another: neither plain manifests nor kustomizations know of the destination.
         */
        String text() {
            return JsonWriter.compact(
                    JsonArray.ofStrings(
                            switch (spec) {
                                case RenderSpec.Directory(
                                                boolean recurse,
                                                String include,
                                                String exclude) ->
                                        List.of(
                                                application,
                                                path,
                                                "directory",
                                                Boolean.toString(recurse),
                                                include,
                                                exclude);
                                case RenderSpec.Kustomize _ ->
                                        List.of(application, path, "kustomize");
                                case RenderSpec.Helm helm ->
                                        List.of(application, path, helm.toString());
                            }));
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
        Optional<Kept> shelved = shelved(inputs, request);
        if (shelved.isPresent()) {
            keep(inputs, shelved.get());
            return shelved.get().rendered();
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
        if (rendered.dependsOnFilesOnly()) {
            shelf.keep(
                    inputs.text(),
                    new RenderingShelf.Shelved(
                            trace.seen().stream()
                                    .map(
                                            one ->
                                                    new RenderingShelf.Answer(
                                                            one.question().name(),
                                                            one.path(),
                                                            one.answer()))
                                    .toList(),
                            rendered.manifests(),
                            rendered.notices(),
                            rendered.renderedBy()));
        }
        return rendered;
    }

    /** A chart may ask for the time or for chance, so what it gave once does not hold for ever. */
    private Optional<Kept> shelved(Inputs inputs, RenderRequest request)
            throws InterruptedException {
        if (inputs.spec() instanceof RenderSpec.Helm) {
            return Optional.empty();
        }
        Optional<RenderingShelf.Shelved> found = shelf.find(inputs.text());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<ReadTrace.Seen> seen = new ArrayList<>();
        for (RenderingShelf.Answer answer : found.get().answers()) {
            Optional<ReadTrace.Question> question = ReadTrace.Question.named(answer.question());
            if (question.isEmpty()) {
                return Optional.empty();
            }
            seen.add(new ReadTrace.Seen(question.get(), answer.path(), answer.answer()));
        }
        if (seen.isEmpty() || !ReadTrace.unchanged(request.tree(), seen)) {
            return Optional.empty();
        }
        return Optional.of(
                new Kept(
                        List.copyOf(seen),
                        new RenderedManifests(
                                request.tree().revision(),
                                found.get().manifests(),
                                found.get().notices(),
                                found.get().renderedBy())));
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
