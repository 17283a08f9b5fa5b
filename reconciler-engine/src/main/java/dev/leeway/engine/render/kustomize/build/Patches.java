package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what patches mean and applies them. */
final class Patches {
    private final KustomizeFiles files;
    private final Documents reader;
    private final String folder;
    private final String file;

    Patches(KustomizeFiles files, Documents reader, String folder, String file) {
        this.files = files;
        this.reader = reader;
        this.folder = folder;
        this.file = file;
    }

    /** Applies an entry of {@code patches}. */
    void apply(JsonObject entry, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        PatchText text = text(entry);
        List<JsonValue> documents = reader.read(text.text(), text.file());
        Optional<JsonObject> target = entry.object("target");
        boolean operations = documents.size() == 1 && documents.getFirst() instanceof JsonArray;
        if (operations) {
            if (target.isEmpty()) {
                throw KustomizeException.wrong(text.file(), KustomizePhrase.NEEDS_TARGET.of());
            }
            applyOperations(
                    (JsonArray) documents.getFirst(), chosen(target.get(), objects), text.file());
            return;
        }
        if (target.isPresent() && documents.size() > 1) {
            throw KustomizeException.notBuiltIn(text.file(), KustomizePhrase.PATCH_DOCUMENTS.of());
        }
        for (JsonValue document : documents) {
            if (!(document instanceof JsonObject patch)) {
                throw KustomizeException.wrong(text.file(), KustomizePhrase.PATCH_SHAPE.of());
            }
            if (target.isPresent()) {
                for (BuiltObject object : chosen(target.get(), objects)) {
                    merge(object, patch, objects, entry.objectAt("options"));
                }
            } else {
                merge(
                        meant(patch, objects, text.file()),
                        patch,
                        objects,
                        entry.objectAt("options"));
            }
        }
    }

    /** Applies an entry of {@code patchesStrategicMerge}: a file, or the patch itself. */
    void applyStrategic(String entry, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        boolean inline = entry.contains("\n") || entry.stripLeading().startsWith("{");
        String field = inline ? "patch" : "path";
        apply(JsonObject.of(field, JsonValue.of(entry)), objects);
    }

    /**
     * Applies an entry of {@code patchesJson6902}, whose target is one object by its plain names.
     */
    void applyOperations(JsonObject entry, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        PatchText text = text(entry);
        List<JsonValue> documents = reader.read(text.text(), text.file());
        if (documents.size() != 1 || !(documents.getFirst() instanceof JsonArray operations)) {
            throw KustomizeException.wrong(text.file(), KustomizePhrase.NO_OPERATIONS.of());
        }
        Selector selector = new Selector(entry.objectAt("target"), file, false);
        List<BuiltObject> targets = new ArrayList<>();
        for (BuiltObject object : objects) {
            if (selector.chooses(object)) {
                targets.add(object);
            }
        }
        if (targets.size() != 1) {
            throw KustomizeException.wrong(
                    file,
                    KustomizePhrase.TARGET_COUNT.of(
                            entry.objectAt("target").toString(), Integer.toString(targets.size())));
        }
        applyOperations(operations, targets, text.file());
    }

    private record PatchText(String text, String file) {}

    private PatchText text(JsonObject entry)
            throws KustomizeException, SourceException, InterruptedException {
        String inline = entry.string("patch", "");
        String path = entry.string("path", "");
        if (inline.isEmpty() == path.isEmpty()) {
            throw KustomizeException.wrong(file, KustomizePhrase.PATCH_SOURCE.of());
        }
        if (!inline.isEmpty()) {
            return new PatchText(inline, file);
        }
        String resolved = Paths.file(files, folder, path, file);
        return new PatchText(new String(files.read(resolved), StandardCharsets.UTF_8), resolved);
    }

    private List<BuiltObject> chosen(JsonObject target, List<BuiltObject> objects)
            throws KustomizeException {
        Selector selector = new Selector(target, file, true);
        List<BuiltObject> chosen = new ArrayList<>();
        for (BuiltObject object : objects) {
            if (selector.chooses(object)) {
                chosen.add(object);
            }
        }
        return chosen;
    }

    private static void applyOperations(
            JsonArray operations, List<BuiltObject> targets, String file)
            throws KustomizeException {
        for (BuiltObject target : targets) {
            ObjectId before = target.id();
            JsonObject patched = new JsonOperations(file).apply(target.object(), operations);
            replace(target, before, patched, true);
        }
    }

    private static BuiltObject meant(JsonObject patch, List<BuiltObject> objects, String file)
            throws KustomizeException {
        ObjectId wanted = ObjectId.of(patch);
        List<BuiltObject> found =
                objects.stream()
                        .filter(
                                object ->
                                        object.allIds().stream()
                                                .anyMatch(id -> id.isMeantBy(wanted)))
                        .toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        if (found.size() > 1) {
            throw KustomizeException.notBuiltIn(
                    file,
                    KustomizePhrase.PATCH_FITS.of(
                            wanted.toString(), Integer.toString(found.size())));
        }
        throw KustomizeException.wrong(file, KustomizePhrase.PATCHES_NONE.of(wanted.toString()));
    }

    private void merge(
            BuiltObject target, JsonObject patch, List<BuiltObject> objects, JsonObject options)
            throws KustomizeException {
        ObjectId before = target.id();
        Intricacies.refuseNulls(target, file);
        Optional<JsonObject> merged =
                new StrategicPatch(before.gvk(), file).apply(target.object(), patch);
        if (merged.isEmpty()) {
            objects.remove(target);
            return;
        }
        JsonObject kept = merged.get();
        if (!options.bool("allowKindChange", false)) {
            kept =
                    kept.with("kind", JsonValue.of(before.gvk().kind()))
                            .with("apiVersion", JsonValue.of(before.gvk().apiVersion()));
        }
        replace(target, before, kept, options.bool("allowNameChange", false));
    }

    /**
     * A patch names its object by what it was called first; unless names may change, the object
     * keeps its present name.
     */
    private static void replace(
            BuiltObject target, ObjectId before, JsonObject patched, boolean nameMayChange) {
        ObjectId after = ObjectId.of(patched);
        boolean renamed = !after.name().equals(before.name());
        JsonObject named =
                renamed
                        ? patched.withAt(List.of("metadata", "name"), JsonValue.of(before.name()))
                        : patched;
        if (!nameMayChange && !after.namespace().equals(before.namespace())) {
            named =
                    before.namespace().isEmpty()
                            ? named.withoutAt(List.of("metadata", "namespace"))
                            : named.withAt(
                                    List.of("metadata", "namespace"),
                                    JsonValue.of(before.namespace()));
        }
        target.replace(named);
        if (renamed && nameMayChange) {
            target.rename(after.name());
        }
    }
}
