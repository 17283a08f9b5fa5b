package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kustomization and everything that it builds on, the one asked for first. What cannot be read is
 * left out: rendering says so.
 *
 * @param levels the kustomizations, each before those that it names
 */
public record KustomizationChain(List<Level> levels) {
    private static final List<String> REFERENCES = List.of("resources", "bases", "components");

    public KustomizationChain {
        levels = List.copyOf(levels);
    }

    /**
     * One kustomization.
     *
     * @param folder its folder
     * @param file its file
     * @param root its content
     */
    public record Level(String folder, String file, JsonObject root) {
        /** Returns the path that a reference in this kustomization leads to, if it stays inside. */
        Optional<String> path(String reference) {
            return RepositoryFiles.join(folder, reference);
        }

        List<JsonValue> list(String field) {
            return root.array(field).orElse(JsonArray.EMPTY).items();
        }

        /** Returns whether a file is named by this kustomization's resources. */
        boolean names(String wanted) {
            return list("resources").stream()
                    .filter(JsonString.class::isInstance)
                    .map(item -> ((JsonString) item).value())
                    .anyMatch(text -> path(text).filter(wanted::equals).isPresent());
        }
    }

    /** Reads the chain of a folder; empty when the folder has no kustomization. */
    public static KustomizationChain of(SourceTree tree, String folder)
            throws SourceException, InterruptedException {
        Map<String, Level> seen = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of(folder));
        while (!ahead.isEmpty()) {
            String next = ahead.remove();
            Optional<Level> level = seen.containsKey(next) ? Optional.empty() : level(tree, next);
            if (level.isPresent()) {
                seen.put(next, level.get());
                ahead.addAll(references(level.get()));
            }
        }
        return new KustomizationChain(List.copyOf(seen.values()));
    }

    /** Reads the kustomization of one folder. */
    static Optional<Level> level(SourceTree tree, String folder)
            throws SourceException, InterruptedException {
        for (String name : RenderDetection.KUSTOMIZATION_NAMES) {
            String file = folder.isEmpty() ? name : folder + "/" + name;
            Optional<SourceEntry> entry = tree.entry(file);
            if (entry.isPresent() && entry.get().type() == SourceEntry.Type.FILE) {
                return read(tree.read(file, PlainEditing.LIMIT))
                        .map(root -> new Level(folder, file, root));
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonObject> read(byte[] bytes) {
        try {
            List<YamlDocument> documents = YamlDocuments.read(bytes, YamlLimits.DEFAULT);
            return documents.size() == 1
                            && documents.getFirst().value() instanceof JsonObject object
                    ? Optional.of(object)
                    : Optional.empty();
        } catch (YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a file lies in one of the folders, or may be named by one of the files. */
    public boolean reads(String file) {
        return levels.stream()
                .anyMatch(
                        level ->
                                level.folder().isEmpty()
                                        || file.startsWith(level.folder() + "/")
                                        || isNamed(level, level.root(), file));
    }

    private static boolean isNamed(Level level, JsonValue value, String file) {
        return switch (value) {
            case JsonObject object ->
                    object.names().stream()
                            .anyMatch(name -> isNamed(level, object.require(name), file));
            case JsonArray array -> array.stream().anyMatch(item -> isNamed(level, item, file));
            case JsonString(String text) ->
                    level.path(text.substring(text.indexOf('=') + 1))
                            .filter(file::equals)
                            .isPresent();
            default -> false;
        };
    }

    private static List<String> references(Level level) {
        List<String> paths = new ArrayList<>();
        for (String field : REFERENCES) {
            for (JsonValue item : level.list(field)) {
                if (item instanceof JsonString(String text)) {
                    level.path(text).ifPresent(paths::add);
                }
            }
        }
        return paths;
    }

    /**
     * Returns the kustomizations of a revision that build on a file's folder, or name the file,
     * directly; for telling the operator whom a change of it hits.
     */
    public static List<String> users(SourceTree tree, String file)
            throws SourceException, InterruptedException {
        String folder = RepositoryFiles.parent(file);
        List<String> users = new ArrayList<>();
        for (SourceEntry entry : tree.list("", true)) {
            if (!RenderDetection.KUSTOMIZATION_NAMES.contains(entry.name())) {
                continue;
            }
            String at = RepositoryFiles.parent(entry.path());
            Optional<Level> level = at.equals(folder) ? Optional.empty() : level(tree, at);
            if (level.isPresent()
                    && references(level.get()).stream()
                            .anyMatch(path -> path.equals(folder) || path.equals(file))) {
                users.add(entry.path());
            }
        }
        return users;
    }
}
