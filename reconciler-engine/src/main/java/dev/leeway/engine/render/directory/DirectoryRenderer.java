package dev.leeway.engine.render.directory;

import dev.leeway.engine.render.NoticePhrase;
import dev.leeway.engine.render.ManifestDocuments;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Renders plain manifests as Argo CD's directory sources are read: files by extension, include and
 * exclude globs, links inside the repository followed, a cap on the size of all files together, the
 * skip marker. Every rule runs before a file is parsed. Safe for use from several threads.
 */
public final class DirectoryRenderer implements ManifestRenderer {
    /** The most bytes that the manifests of one application may have together. */
    public static final long DEFAULT_LIMIT = 10L * 1024 * 1024;

    private static final String SKIP_MARKER = "+argocd:skip-file-rendering";

    private final long limit;

    /** Makes a renderer with the usual limit. */
    public DirectoryRenderer() {
        this(DEFAULT_LIMIT);
    }

    /** Makes a renderer that reads at most so many bytes of manifests for one application. */
    public DirectoryRenderer(long limit) {
        this.limit = limit;
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        if (!(request.spec() instanceof RenderSpec.Directory spec)) {
            throw new IllegalArgumentException("not a directory: " + request.spec());
        }
        var files = new RepositoryFiles(request.tree());
        String folder = files.folder(request.path(), new Origin(request.path(), 0, 0)).path();
        List<Notice> notices = new ArrayList<>();
        List<Candidate> candidates = candidates(files, folder, spec, notices);
        requireWithinLimit(request.path(), candidates);
        List<RenderedManifest> manifests = new ArrayList<>();
        List<RenderException.Problem> problems = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                ManifestDocuments read = read(request, candidate);
                manifests.addAll(read.manifests());
                notices.addAll(read.notices());
            } catch (RenderException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RenderException(problems);
        }
        if (manifests.isEmpty()) {
            notices.add(
                    new Notice(
                            new Origin(request.path(), 0, 0),
                            (spec.recurse()
                                            ? NoticePhrase.NO_MANIFEST
                                            : NoticePhrase.NO_MANIFEST_BELOW)
                                    .of()));
        }
        return new RenderedManifests(
                request.tree().revision(), manifests, notices, RenderedManifests.PLAIN);
    }

    /** A file to read: the path it is known by, and the real file. */
    private record Candidate(String path, SourceEntry file) {}

    private static List<Candidate> candidates(
            RepositoryFiles files, String folder, RenderSpec.Directory spec, List<Notice> notices)
            throws RenderException, InterruptedException {
        Choice choice = Choice.of(folder, spec);
        List<Candidate> candidates = new ArrayList<>();
        for (SourceEntry entry : files.list(folder, spec.recurse())) {
            Origin origin = new Origin(entry.path(), 0, 0);
            String relative =
                    folder.isEmpty() ? entry.path() : entry.path().substring(folder.length() + 1);
            switch (entry.type()) {
                case FOLDER -> {}
                case SUBMODULE -> notices.add(new Notice(origin, NoticePhrase.SUBMODULE.of()));
                case FILE -> {
                    if (choice.takes(relative)) {
                        candidates.add(new Candidate(entry.path(), entry));
                    }
                }
                case LINK -> {
                    if (choice.takes(relative)) {
                        follow(files, entry, candidates, notices);
                    }
                }
            }
        }
        return candidates;
    }

    private static void follow(
            RepositoryFiles files,
            SourceEntry link,
            List<Candidate> candidates,
            List<Notice> notices)
            throws RenderException, InterruptedException {
        Origin origin = new Origin(link.path(), 0, 0);
        try {
            switch (files.locate(link.path())) {
                case RepositoryFiles.Place.Found(SourceEntry entry) -> {
                    if (entry.type() == SourceEntry.Type.FILE) {
                        candidates.add(new Candidate(link.path(), entry));
                    } else {
                        notices.add(new Notice(origin, NoticePhrase.LINK_TO_FOLDER.of()));
                    }
                }
                case RepositoryFiles.Place.Missing(String path) ->
                        notices.add(new Notice(origin, NoticePhrase.LINK_TO_NOTHING.of(path)));
                case RepositoryFiles.Place.Outside(String at, String target) ->
                        throw new RenderException(
                                origin,
                                RenderPhrase.LINK_OUTSIDE.of(at, target),
                                RenderPhrase.LINK_OUTSIDE_NEXT.of());
            }
        } catch (SourceException e) {
            throw RepositoryFiles.failed(origin, e);
        }
    }

    private void requireWithinLimit(String path, List<Candidate> candidates)
            throws RenderException {
        long sum = 0;
        Candidate largest = null;
        for (Candidate candidate : candidates) {
            sum += candidate.file().size();
            if (largest == null || candidate.file().size() > largest.file().size()) {
                largest = candidate;
            }
        }
        if (sum > limit && largest != null) {
            throw new RenderException(
                    new Origin(largest.path(), 0, 0),
                    RenderPhrase.TOGETHER_TOO_LARGE.of(
                            path,
                            Long.toString(sum),
                            Long.toString(largest.file().size()),
                            Long.toString(limit)),
                    RenderPhrase.TOGETHER_TOO_LARGE_NEXT.of());
        }
    }

    private ManifestDocuments read(RenderRequest request, Candidate candidate)
            throws RenderException, InterruptedException {
        Origin origin = new Origin(candidate.path(), 0, 0);
        byte[] bytes;
        try {
            bytes = request.tree().read(candidate.file().path(), limit);
        } catch (SourceException e) {
            throw RepositoryFiles.failed(origin, e);
        }
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains(SKIP_MARKER)) {
            return new ManifestDocuments(
                    List.of(), List.of(new Notice(origin, NoticePhrase.SKIPPED.of(SKIP_MARKER))));
        }
        String name = candidate.path().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonnet")) {
            throw new RenderException(
                    origin, RenderPhrase.JSONNET.of(), RenderPhrase.JSONNET_NEXT.of());
        }
        return name.endsWith(".json")
                ? ManifestDocuments.ofJson(candidate.path(), bytes)
                : ManifestDocuments.ofYaml(
                        candidate.path(), bytes, YamlLimits.DEFAULT.withMaxBytes(limit));
    }

    /** Which files count. */
    private record Choice(List<Glob> include, List<Glob> exclude) {
        static Choice of(String folder, RenderSpec.Directory spec) throws RenderException {
            return new Choice(
                    globs(folder, "include", spec.include()),
                    globs(folder, "exclude", spec.exclude()));
        }

        private static List<Glob> globs(String folder, String field, String glob)
                throws RenderException {
            try {
                return glob.isEmpty() ? List.of() : List.of(Glob.of(glob));
            } catch (Glob.GlobException e) {
                throw new RenderException(
                        new Origin(folder, 0, 0),
                        RenderPhrase.GLOB.of(Wording.quoted(field), Wording.quoted(glob), e.said()),
                        RenderPhrase.GLOB_NEXT.of());
            }
        }

        boolean takes(String relative) {
            String name = relative.toLowerCase(Locale.ROOT);
            boolean manifest =
                    name.endsWith(".yaml")
                            || name.endsWith(".yml")
                            || name.endsWith(".json")
                            || name.endsWith(".jsonnet");
            return manifest
                    && exclude.stream().noneMatch(glob -> glob.matches(relative))
                    && (include.isEmpty()
                            || include.stream().anyMatch(glob -> glob.matches(relative)));
        }
    }
}
