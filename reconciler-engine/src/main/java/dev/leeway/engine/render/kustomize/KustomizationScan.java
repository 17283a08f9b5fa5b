package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Walks a kustomization and everything that it builds on, before any tool sees it: which folders it
 * needs, and whether it asks for what is never done unasked (fetching, running programs).
 *
 * @param root the kustomization that was asked for
 * @param folders the folders of all kustomizations, the root's first
 */
record KustomizationScan(KustomizationFile root, List<KustomizationFile> folders) {
    private static final List<String> BASES = List.of("resources", "bases", "components");
    private static final List<String> PLUGINS = List.of("generators", "transformers", "validators");
    private static final List<String> CHARTS =
            List.of("helmCharts", "helmChartInflationGenerator", "helmGlobals");
    private static final Pattern REMOTE =
            Pattern.compile(
                    "^[a-zA-Z][a-zA-Z0-9+.-]*(://|::).*|^git@.*|^[^/]*@[^/]*:.*|.*[?&](ref|version|timeout|submodules)=.*"
                            + "|^(github\\.com|gitlab\\.com|bitbucket\\.org|dev\\.azure\\.com)[/:].*|.*\\.git(//.*|/.*)?$|.*//.*");

    /** Scans the kustomization of a folder. */
    static KustomizationScan of(RepositoryFiles files, String path)
            throws RenderException, InterruptedException {
        String folder = files.folder(path, new Origin(path, 0, 0)).path();
        Optional<KustomizationFile> root = KustomizationFile.find(files, folder);
        if (root.isEmpty()) {
            throw new RenderException(
                    new Origin(path, 0, 0),
                    RenderPhrase.NO_KUSTOMIZATION.of(path),
                    RenderPhrase.NO_KUSTOMIZATION_NEXT.of());
        }
        List<RenderException.Problem> problems = new ArrayList<>();
        Map<String, KustomizationFile> seen = new LinkedHashMap<>();
        Deque<KustomizationFile> ahead = new ArrayDeque<>();
        seen.put(folder, root.get());
        ahead.add(root.get());
        while (!ahead.isEmpty()) {
            KustomizationFile file = ahead.remove();
            refuse(file, problems);
            for (String base : bases(files, file, problems)) {
                if (!seen.containsKey(base)) {
                    Optional<KustomizationFile> found = KustomizationFile.find(files, base);
                    if (found.isPresent()) {
                        seen.put(base, found.get());
                        ahead.add(found.get());
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RenderException(problems);
        }
        return new KustomizationScan(root.get(), List.copyOf(seen.values()));
    }

    /** Returns the folders to write out for a tool, without those that lie in another of them. */
    List<String> exportFolders() {
        List<String> kept = new ArrayList<>();
        TreeSet<String> all = new TreeSet<>();
        folders.forEach(file -> all.add(file.folder()));
        for (String folder : all) {
            boolean inside =
                    kept.stream()
                            .anyMatch(outer -> outer.isEmpty() || folder.startsWith(outer + "/"));
            if (!inside) {
                kept.add(folder);
            }
        }
        return kept;
    }

    /** Returns whether a reference names something that would have to be fetched. */
    static boolean isRemote(String reference) {
        return REMOTE.matcher(reference).matches();
    }

    private static void refuse(KustomizationFile file, List<RenderException.Problem> problems) {
        for (String field : CHARTS) {
            if (file.root().has(field)) {
                problems.add(
                        new RenderException.Problem(
                                file.at("/" + field),
                                RenderPhrase.KUSTOMIZE_CHARTS.of(field),
                                RenderPhrase.KUSTOMIZE_CHARTS_NEXT.of()));
            }
        }
        for (String field : PLUGINS) {
            List<JsonValue> entries = file.root().arrayAt(field).items();
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i) instanceof JsonString(String text)
                        && (text.contains("config.kubernetes.io/function")
                                || text.contains("containerImage")
                                || text.contains("exec:"))) {
                    problems.add(
                            new RenderException.Problem(
                                    file.at("/" + field + "/" + i),
                                    RenderPhrase.KUSTOMIZE_RUNS.of(field),
                                    RenderPhrase.KUSTOMIZE_RUNS_NEXT.of()));
                }
            }
        }
        if (file.root().at("openapi", "path") instanceof JsonString(String schema)
                && isRemote(schema)) {
            problems.add(remote(file.at("/openapi/path"), schema));
        }
    }

    private static RenderException.Problem remote(Origin origin, String reference) {
        return new RenderException.Problem(
                origin, RenderPhrase.REMOTE.of(reference), RenderPhrase.REMOTE_NEXT.of());
    }

    private static List<String> bases(
            RepositoryFiles files, KustomizationFile file, List<RenderException.Problem> problems)
            throws InterruptedException {
        List<String> folders = new ArrayList<>();
        for (String field : BASES) {
            try {
                for (KustomizationFile.Entry entry : file.texts(field)) {
                    follow(files, file, entry, folders, problems);
                }
            } catch (RenderException e) {
                problems.addAll(e.problems());
            }
        }
        for (String field : PLUGINS) {
            folders.addAll(pluginFolders(files, file, field, problems));
        }
        return folders;
    }

    /** Plugins may be given by a folder that is itself a kustomization. */
    private static List<String> pluginFolders(
            RepositoryFiles files,
            KustomizationFile file,
            String field,
            List<RenderException.Problem> problems)
            throws InterruptedException {
        List<String> folders = new ArrayList<>();
        List<JsonValue> entries = file.root().arrayAt(field).items();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof JsonString(String text)
                    && !text.contains("\n")
                    && !text.contains(": ")) {
                String pointer = "/" + field + "/" + i;
                follow(files, file, new KustomizationFile.Entry(text, pointer), folders, problems);
            }
        }
        return folders;
    }

    private static void follow(
            RepositoryFiles files,
            KustomizationFile file,
            KustomizationFile.Entry entry,
            List<String> folders,
            List<RenderException.Problem> problems)
            throws InterruptedException {
        if (isRemote(entry.text())) {
            problems.add(remote(file.at(entry.pointer()), entry.text()));
            return;
        }
        Optional<String> target = RepositoryFiles.join(file.folder(), entry.text());
        if (target.isEmpty()) {
            problems.add(
                    new RenderException.Problem(
                            file.at(entry.pointer()),
                            RenderPhrase.OUTSIDE.of(entry.text()),
                            RenderPhrase.OUTSIDE_NEXT.of()));
            return;
        }
        try {
            SourceEntry found = files.entryAt(target.get(), () -> file.at(entry.pointer()));
            if (found.type() == SourceEntry.Type.FOLDER) {
                folders.add(found.path());
            }
        } catch (RenderException e) {
            problems.addAll(e.problems());
        }
    }
}
