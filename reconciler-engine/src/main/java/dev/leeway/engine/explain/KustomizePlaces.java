package dev.leeway.engine.explain;

import dev.leeway.engine.compare.FieldPlace;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * Looks in an overlay for what sets a field: the entries of its kustomization, patches in it and
 * beside it. Whatever is found is a guess: it holds the value, and something else could as well.
 */
final class KustomizePlaces {
    private final SourceFiles files;
    private final String folder;

    KustomizePlaces(SourceFiles files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    Optional<Place> find(DesiredObject object, FieldPath path, JsonValue value)
            throws InterruptedException {
        for (String file : files.yamlBelow(folder)) {
            for (YamlDocument document : files.documents(file)) {
                if (!(document.value() instanceof JsonObject root)) {
                    continue;
                }
                Optional<Place> place =
                        isKustomization(file)
                                ? entry(file, document, root, object, path, value)
                                : patch(file, document, root, object, path, value);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isKustomization(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return name.equals("kustomization.yaml")
                || name.equals("kustomization.yml")
                || name.equals("Kustomization");
    }

    private static Optional<Place> patch(
            String file,
            YamlDocument document,
            JsonObject root,
            DesiredObject object,
            FieldPath path,
            JsonValue value) {
        boolean origin =
                file.equals(object.origin().file())
                        && document.index() == object.origin().document();
        return origin || !isAbout(root, object)
                ? Optional.empty()
                : PlaceSearch.in(file, document, root, path, value, true, PlacePhrase.PATCH.of());
    }

    /** A name may have got a prefix or suffix on its way. */
    private static boolean isAbout(JsonObject patch, DesiredObject object) {
        String name = patch.stringAt("metadata", "name").orElse("");
        return patch.string("kind", "").equals(object.key().kind())
                && !name.isEmpty()
                && object.key().name().contains(name);
    }

    private static Optional<Place> entry(
            String file,
            YamlDocument document,
            JsonObject root,
            DesiredObject object,
            FieldPath path,
            JsonValue value) {
        Optional<String> pointer =
                image(root, path, value)
                        .or(() -> replicas(root, object, path, value))
                        .or(() -> mark(root, path, value));
        if (pointer.isPresent()) {
            return Optional.of(
                    new Place(
                            file,
                            document.places().line(pointer.get()),
                            true,
                            PlacePhrase.ENTRY.of()));
        }
        return inlinePatch(file, document, root, object, path, value);
    }

    private static Optional<String> image(JsonObject root, FieldPath path, JsonValue value) {
        if (!endsWith(path, "image") || !(value instanceof JsonString(String image))) {
            return Optional.empty();
        }
        List<JsonValue> images = root.arrayAt("images").items();
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i) instanceof JsonObject entry) {
                String name = entry.string("newName", entry.string("name", ""));
                String tag = entry.string("newTag", "");
                String digest = entry.string("digest", "");
                String member =
                        !digest.isEmpty() ? "digest" : !tag.isEmpty() ? "newTag" : "newName";
                boolean gives =
                        !name.isEmpty()
                                && image.startsWith(name)
                                && image.endsWith(digest.isEmpty() ? tag : digest)
                                && entry.has(member);
                if (gives) {
                    return Optional.of("/images/" + i + "/" + member);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> replicas(
            JsonObject root, DesiredObject object, FieldPath path, JsonValue value) {
        if (!path.equals(FieldPath.of("spec", "replicas"))) {
            return Optional.empty();
        }
        List<JsonValue> entries = root.arrayAt("replicas").items();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof JsonObject entry
                    && object.key().name().contains(entry.string("name", "\n"))
                    && value.equals(entry.get("count"))) {
                return Optional.of("/replicas/" + i + "/count");
            }
        }
        return Optional.empty();
    }

    /** Labels and annotations that are given to everything. */
    private static Optional<String> mark(JsonObject root, FieldPath path, JsonValue value) {
        List<PathElement> steps = path.elements();
        if (steps.size() < 3 || !(steps.getLast() instanceof PathElement.Name(String name))) {
            return Optional.empty();
        }
        String map = steps.get(steps.size() - 2).toString();
        String common =
                switch (map) {
                    case ".labels", ".matchLabels", ".selector" -> "commonLabels";
                    case ".annotations" -> "commonAnnotations";
                    default -> "";
                };
        String step = "/" + name.replace("~", "~0").replace("/", "~1");
        if (!common.isEmpty() && value.equals(root.objectAt(common).get(name))) {
            return Optional.of("/" + common + step);
        }
        List<JsonValue> labels =
                common.equals("commonLabels") ? root.arrayAt("labels").items() : List.of();
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) instanceof JsonObject entry
                    && value.equals(entry.objectAt("pairs").get(name))) {
                return Optional.of("/labels/" + i + "/pairs" + step);
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> inlinePatch(
            String file,
            YamlDocument document,
            JsonObject root,
            DesiredObject object,
            FieldPath path,
            JsonValue value) {
        JsonArray patches = root.arrayAt("patches");
        for (int i = 0; i < patches.size(); i++) {
            if (!(patches.get(i) instanceof JsonObject entry)
                    || !(entry.get("patch") instanceof JsonString(String text))) {
                continue;
            }
            if (sets(text, object, path, value)) {
                return Optional.of(
                        new Place(
                                file,
                                document.places().line("/patches/" + i + "/patch"),
                                true,
                                PlacePhrase.PATCH_INLINE.of()));
            }
        }
        return Optional.empty();
    }

    private static boolean sets(
            String text, DesiredObject object, FieldPath path, JsonValue value) {
        Optional<JsonValue> patch;
        try {
            patch = YamlDocuments.readOne(text, YamlLimits.DEFAULT);
        } catch (YamlSyntaxException notYaml) {
            return false;
        }
        return switch (patch.orElse(JsonObject.EMPTY)) {
            case JsonObject merge -> FieldPlace.value(merge, path).equals(Optional.of(value));
            case JsonArray operations -> {
                Optional<String> pointer = FieldPlace.pointer(object.manifest().root(), path);
                yield pointer.isPresent()
                        && operations
                                .objects()
                                .anyMatch(
                                        operation ->
                                                operation.string("path", "").equals(pointer.get())
                                                        && value.equals(operation.get("value")));
            }
            default -> false;
        };
    }

    private static boolean endsWith(FieldPath path, String name) {
        return !path.elements().isEmpty()
                && path.elements().getLast().equals(PathElement.name(name));
    }
}
