package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.render.child.ChildLimits;
import dev.leeway.engine.render.child.ChildProcess;
import dev.leeway.engine.render.child.ChildProcess.Outcome;
import dev.leeway.engine.render.child.PrivateFolder;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Renders a kustomization with an installed program, in a child process on a private copy of the
 * folders that it needs. What would fetch or run anything is refused before. The file of each
 * object is asked of the program itself (origin annotations, taken out again). Safe for use from
 * several threads.
 */
public final class ToolKustomizeRenderer implements ManifestRenderer {
    private static final String ORIGIN = "config.kubernetes.io/origin";
    private static final YamlLimits OUTPUT = YamlLimits.DEFAULT.withMaxBytes(64L * 1024 * 1024);

    private final Optional<KustomizeTool> tool;

    /** Makes a renderer that uses a program; without one every rendering says how to get one. */
    public ToolKustomizeRenderer(Optional<KustomizeTool> tool) {
        this.tool = tool;
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        KustomizationScan scan =
                KustomizationScan.of(new RepositoryFiles(request.tree()), request.path());
        if (tool.isEmpty()) {
            throw new RenderException(
                    scan.root().at(""),
                    RenderPhrase.NEEDS_TOOL.of(),
                    RenderPhrase.NEEDS_TOOL_NEXT.of());
        }
        try (PrivateFolder folder = PrivateFolder.create("kustomize")) {
            Path source = folder.folder("source");
            for (String needed : scan.exportFolders()) {
                Path into = Files.createDirectories(source.resolve(needed));
                request.tree().export(needed, into);
            }
            boolean traced = askForOrigins(scan, source);
            String output = build(request, scan, tool.get(), folder, source);
            return new RenderedManifests(
                    request.tree().revision(),
                    manifests(output, scan, traced),
                    List.of(),
                    tool.get().name());
        } catch (IOException e) {
            throw new RenderException(
                    scan.root().at(""),
                    RenderPhrase.TOOL_COPY.of(String.valueOf(e.getMessage())),
                    RenderPhrase.TOOL_COPY_NEXT.of());
        } catch (SourceException e) {
            throw RepositoryFiles.failed(scan.root().at(""), e);
        }
    }

    /** Returns whether the copy was changed to ask; a kustomization that asks itself keeps them. */
    private static boolean askForOrigins(KustomizationScan scan, Path source) throws IOException {
        JsonObject root = scan.root().root();
        JsonArray wanted = root.array("buildMetadata").orElse(JsonArray.EMPTY);
        if (wanted.items().contains(new JsonString("originAnnotations"))) {
            return false;
        }
        JsonObject asking =
                root.with("buildMetadata", wanted.plus(new JsonString("originAnnotations")));
        Path file = source.resolve(scan.root().path());
        Files.deleteIfExists(file);
        Files.writeString(file, YamlPrinter.print(asking));
        return true;
    }

    private static String build(
            RenderRequest request,
            KustomizationScan scan,
            KustomizeTool tool,
            PrivateFolder folder,
            Path source)
            throws RenderException, InterruptedException, IOException {
        Path home = folder.folder("home");
        Outcome outcome =
                ChildProcess.run(
                        List.of(
                                tool.path().toString(),
                                tool.verb(),
                                source.resolve(scan.root().folder()).toString()),
                        KustomizeTool.environment(home),
                        home,
                        ChildLimits.rendering(request.timeout()));
        return switch (outcome) {
            case Outcome.Ended(int code, String output, String errors) -> {
                if (code != 0) {
                    String words = errors.replace(source + "/", "").replace(source.toString(), ".");
                    throw new RenderException(
                            scan.root().at(""),
                            RenderPhrase.TOOL_REFUSED.of(tool.name(), words),
                            RenderPhrase.TOOL_REFUSED_NEXT.of());
                }
                yield output;
            }
            case Outcome.Stopped(Wording limit) ->
                    throw new RenderException(
                            scan.root().at(""),
                            RenderPhrase.TOOL_ENDED.of(Wording.quoted(tool.name()), limit),
                            RenderPhrase.TOOL_ENDED_NEXT.of());
            case Outcome.NotStarted(String reason) ->
                    throw new RenderException(
                            scan.root().at(""),
                            RenderPhrase.TOOL_NOT_STARTED.of(tool.path().toString(), reason),
                            RenderPhrase.TOOL_NOT_STARTED_NEXT.of());
        };
    }

    private static List<RenderedManifest> manifests(
            String output, KustomizationScan scan, boolean traced) throws RenderException {
        List<RenderedManifest> manifests = new ArrayList<>();
        try {
            for (YamlDocument document : YamlDocuments.read(output, OUTPUT)) {
                if (document.value() instanceof JsonObject root) {
                    Origin origin = originOf(root, scan);
                    JsonObject body = traced ? withoutOrigin(root) : root;
                    manifests.add(new RenderedManifest(new Manifest(body), origin));
                }
            }
        } catch (YamlSyntaxException e) {
            throw new RenderException(
                    scan.root().at(""),
                    RenderPhrase.TOOL_OUTPUT.of(String.valueOf(e.getMessage())),
                    RenderPhrase.TOOL_OUTPUT_NEXT.of());
        }
        return manifests;
    }

    private static Origin originOf(JsonObject root, KustomizationScan scan) {
        Optional<String> text = root.stringAt("metadata", "annotations", ORIGIN);
        if (text.isEmpty()) {
            return scan.root().at("");
        }
        try {
            JsonValue value =
                    YamlDocuments.readOne(text.get(), YamlLimits.DEFAULT).orElse(JsonObject.EMPTY);
            if (value instanceof JsonObject origin) {
                String file = origin.string("path", origin.string("configuredIn", ""));
                return RepositoryFiles.join(scan.root().folder(), file)
                        .filter(path -> !file.isEmpty())
                        .map(path -> new Origin(path, 0, 0))
                        .orElseGet(() -> scan.root().at(""));
            }
        } catch (YamlSyntaxException e) {
            return scan.root().at("");
        }
        return scan.root().at("");
    }

    private static JsonObject withoutOrigin(JsonObject root) {
        JsonObject without = root.withoutAt(List.of("metadata", "annotations", ORIGIN));
        return without.objectAt("metadata", "annotations").isEmpty()
                ? without.withoutAt(List.of("metadata", "annotations"))
                : without;
    }
}
