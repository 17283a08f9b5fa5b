package dev.leeway.engine.render.helm;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.ManifestDocuments;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chart as it stands in the repository, checked before Helm sees it.
 *
 * @param folder its folder
 * @param name its name
 * @param values the value files and the inline values, merged
 * @param notices what the operator should know
 */
record ChartSource(String folder, String name, JsonObject values, List<Notice> notices) {
    private static final long LIMIT = 10L * 1024 * 1024;
    private static final String SOURCE = "# Source: ";

    /** Reads what is needed of a chart; a missing value file or dependency is an error. */
    static ChartSource read(RenderRequest request, RenderSpec.Helm spec)
            throws RenderException, InterruptedException {
        var files = new RepositoryFiles(request.tree());
        String folder = files.folder(request.path(), new Origin(request.path(), 0, 0)).path();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        Origin chartFile = new Origin(prefix + "Chart.yaml", 0, 0);
        JsonObject chart = mapping(files, chartFile.file(), chartFile);
        String name = chart.string("name", "");
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new RenderException(
                    chartFile, RenderPhrase.CHART_NAME.of(name), RenderPhrase.CHART_NAME_NEXT.of());
        }
        requireDependencies(files, prefix, chart, chartFile);
        JsonObject values = JsonObject.EMPTY;
        for (String file : spec.valueFiles()) {
            Optional<String> path = RepositoryFiles.join(folder, file);
            if (path.isEmpty()) {
                throw new RenderException(
                        chartFile,
                        RenderPhrase.VALUE_FILE_OUTSIDE.of(file),
                        RenderPhrase.OUTSIDE_NEXT.of());
            }
            values = ChartValues.merge(values, mapping(files, path.get(), chartFile));
        }
        return new ChartSource(folder, name, ChartValues.merge(values, spec.values()), List.of());
    }

    Origin origin() {
        return new Origin(folder.isEmpty() ? "Chart.yaml" : folder + "/Chart.yaml", 0, 0);
    }

    private static JsonObject mapping(RepositoryFiles files, String path, Origin referrer)
            throws RenderException, InterruptedException {
        byte[] bytes = files.read(path, LIMIT, referrer);
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            JsonValue value =
                    YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElse(JsonObject.EMPTY);
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new RenderException(
                    new Origin(path, 0, 1),
                    RenderPhrase.NOT_A_MAPPING.of(),
                    RenderPhrase.CORRECT_FILE_NEXT.of());
        } catch (YamlSyntaxException e) {
            throw new RenderException(
                    new Origin(path, e.document(), e.line()),
                    e.said(),
                    RenderPhrase.CORRECT_FILE_NEXT.of());
        }
    }

    private static void requireDependencies(
            RepositoryFiles files, String prefix, JsonObject chart, Origin chartFile)
            throws RenderException, InterruptedException {
        List<JsonObject> wanted = chart.arrayAt("dependencies").objects().toList();
        if (wanted.isEmpty()) {
            return;
        }
        List<String> present = new ArrayList<>();
        boolean any =
                files
                        .list(
                                prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1),
                                false)
                        .stream()
                        .anyMatch(entry -> entry.name().equals("charts"));
        if (any) {
            files.list(prefix + "charts", false).forEach(entry -> present.add(entry.name()));
        }
        List<RenderException.Problem> problems = new ArrayList<>();
        for (JsonObject dependency : wanted) {
            String name = dependency.string("name", "");
            boolean found =
                    present.stream()
                            .anyMatch(
                                    entry ->
                                            entry.equals(name)
                                                    || (entry.startsWith(name + "-")
                                                            && entry.endsWith(".tgz")));
            if (!found) {
                problems.add(
                        new RenderException.Problem(
                                chartFile,
                                RenderPhrase.DEPENDENCY.of(name),
                                RenderPhrase.DEPENDENCY_NEXT.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new RenderException(problems);
        }
    }

    /** Returns the definitions of {@code crds/}, those of unpacked charts inside included. */
    List<RenderedManifest> definitions(SourceTree tree)
            throws RenderException, InterruptedException {
        var files = new RepositoryFiles(tree);
        List<RenderedManifest> definitions = new ArrayList<>();
        for (SourceEntry entry : files.list(folder, true)) {
            String inside =
                    folder.isEmpty() ? entry.path() : entry.path().substring(folder.length() + 1);
            boolean yaml = inside.endsWith(".yaml") || inside.endsWith(".yml");
            if (yaml && inside.matches("(charts/[^/]+/)*crds/.*")) {
                byte[] bytes = files.read(entry.path(), LIMIT, origin());
                definitions.addAll(
                        ManifestDocuments.ofYaml(entry.path(), bytes, YamlLimits.DEFAULT)
                                .manifests());
            }
        }
        return definitions;
    }

    /** Returns the template that Helm names in the comment above a document. */
    Origin originOf(String document) {
        for (String line : document.lines().limit(4).toList()) {
            if (line.startsWith(SOURCE)) {
                String path = line.substring(SOURCE.length()).strip();
                String inside =
                        path.startsWith(name + "/") ? path.substring(name.length()) : "/" + path;
                return new Origin((folder + inside).replaceFirst("^/", ""), 0, 0);
            }
        }
        return origin();
    }

    /** Returns the template whose output holds a line of the whole output. */
    Origin originAtLine(String output, int line) {
        List<String> lines = output.lines().limit(line).toList();
        for (String text : lines.reversed()) {
            if (text.startsWith(SOURCE)) {
                return originOf(text);
            }
        }
        return origin();
    }
}
