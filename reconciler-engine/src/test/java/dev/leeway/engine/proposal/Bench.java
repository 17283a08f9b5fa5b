package dev.leeway.engine.proposal;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.Renderers;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.render.helm.HelmRenderer;
import dev.leeway.engine.render.kustomize.KustomizeRenderer;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The renderers and a workspace of some applications, for drafting in tests. */
final class Bench implements AutoCloseable {
    private final HelmRenderer helm = new HelmRenderer(Optional.empty());
    private final ManifestRenderer renderer =
            new Renderers(
                    new DirectoryRenderer(), new KustomizeRenderer(Optional.empty()), helm, 100);

    ManifestRenderer renderer() {
        return renderer;
    }

    ApplicationRendering rendering() {
        return new ApplicationRendering(
                renderer,
                DestinationFacts.UNKNOWN,
                System.nanoTime() + Duration.ofMinutes(2).toNanos());
    }

    /** An application of a folder in the repository {@code shop}. */
    static Workspace.Application application(String name, String path, RenderSpec spec) {
        return new Workspace.Application(
                name,
                new Workspace.Source("shop", path, "main", new Workspace.Rendering.As(spec)),
                "prod",
                "shop",
                new Workspace.SyncPolicy(false, false, false, false, false),
                List.of());
    }

    static Workspace.Application application(String name, String path) {
        return new Workspace.Application(
                name,
                new Workspace.Source(
                        "shop",
                        path,
                        "main",
                        new Workspace.Rendering.Detect(
                                RenderSpec.Directory.plain(),
                                new RenderSpec.Helm(
                                        "", List.of(), JsonObject.EMPTY, Optional.empty()))),
                "prod",
                "shop",
                new Workspace.SyncPolicy(false, false, false, false, false),
                List.of());
    }

    /** A workspace of one repository. */
    static Workspace workspace(
            String url,
            Optional<Workspace.PullRequests> requests,
            Workspace.Application... applications) {
        return new Workspace(
                Path.of("leeway.yaml").toAbsolutePath(),
                "shop",
                List.of(new Workspace.Repository("shop", url, "main", requests)),
                List.of(new Workspace.Cluster("prod", Optional.empty(), "prod", false)),
                List.of(applications));
    }

    /** A tree with these files, path and text by turns. */
    static SourceTree tree(String... files) {
        Map<String, Optional<byte[]>> all = new TreeMap<>();
        for (int i = 0; i < files.length; i += 2) {
            all.put(files[i], Optional.of(files[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return EditedTree.of(new EmptyTree()).with(all);
    }

    /** A tree with the files of a folder. */
    static SourceTree treeOf(Path folder) throws IOException {
        Map<String, Optional<byte[]>> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                all.put(path, Optional.of(Files.readAllBytes(file)));
            }
        }
        return EditedTree.of(new EmptyTree()).with(all);
    }

    /** Returns the ways to bring touched fields into the first application's source. */
    List<Candidate> draft(
            SourceTree tree, List<TouchedObject> touched, Workspace.Application... applications)
            throws Exception {
        Workspace workspace = workspace("unused", Optional.empty(), applications);
        ApplicationRendering rendering = rendering();
        Effects effects = new Effects(Effects.readers(workspace, applications[0]), rendering, tree);
        return new Drafting(applications[0], rendering, effects, tree).candidates(touched);
    }

    /** Renders an application. */
    List<RenderedManifest> render(Workspace.Application application, SourceTree tree)
            throws Exception {
        return rendering().render(application, tree);
    }

    /** Returns a tree with a candidate's files written. */
    static SourceTree written(SourceTree tree, Candidate candidate) {
        Map<String, Optional<byte[]>> files = new TreeMap<>();
        candidate.files().forEach(file -> files.put(file.path(), file.after()));
        return EditedTree.of(tree).with(files);
    }

    static Path fixtures() {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        return Path.of(folder == null ? "../shared/fixtures" : folder);
    }

    @Override
    public void close() {
        helm.close();
    }
}
