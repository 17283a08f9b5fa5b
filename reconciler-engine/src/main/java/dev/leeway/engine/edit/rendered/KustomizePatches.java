package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
import dev.leeway.engine.edit.rendered.KustomizationChain.Level;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlPrinter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits of a kustomization's patches: those that are there, and a new one. */
final class KustomizePatches {
    private final SourceTree tree;
    private final Wish wish;
    private final Subject subject;
    private final SharedText shared;

    KustomizePatches(SourceTree tree, Wish wish, Subject subject, SharedText shared) {
        this.tree = tree;
        this.wish = wish;
        this.subject = subject;
        this.shared = shared;
    }

    /**
     * Returns the edits of patches that a kustomization has for the object, the last patch first,
     * because it has the last word.
     *
     * @param adding whether the field is added to patches that do not say anything about it
     */
    List<Trial> existing(Level level, FieldPath field, boolean adding)
            throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (String list : List.of("patchesJson6902", "patches")) {
            List<JsonValue> entries = level.list(list);
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (entries.get(i) instanceof JsonObject entry && concerns(entry)) {
                    trials.addAll(entry(level, list, i, entry, field, adding));
                }
            }
        }
        List<JsonValue> merges = level.list("patchesStrategicMerge");
        for (int i = merges.size() - 1; i >= 0; i--) {
            if (merges.get(i) instanceof JsonString(String text)) {
                FieldPath place = place("patchesStrategicMerge", i);
                boolean inline = text.contains("\n") || text.stripLeading().startsWith("{");
                trials.addAll(
                        inline
                                ? inline(level, place, text, field, adding, false)
                                : file(level, text, field, adding, false));
            }
        }
        return trials;
    }

    private boolean concerns(JsonObject entry) {
        return entry.object("target").map(subject::isTargetedBy).orElse(true);
    }

    private List<Trial> entry(
            Level level, String list, int at, JsonObject entry, FieldPath field, boolean adding)
            throws SourceException, InterruptedException {
        boolean targeted = entry.has("target");
        String inline = entry.string("patch", "");
        String path = entry.string("path", "");
        if (!inline.isEmpty()) {
            FieldPath place = place(list, at).then(PathElement.name("patch"));
            return inline(level, place, inline, field, adding, targeted);
        }
        return path.isEmpty() ? List.of() : file(level, path, field, adding, targeted);
    }

    private List<Trial> inline(
            Level level,
            FieldPath place,
            String text,
            FieldPath field,
            boolean adding,
            boolean targeted)
            throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        byte[] file = tree.read(level.file(), PlainEditing.LIMIT);
        for (byte[] edited :
                edits(field, targeted).edited(text.getBytes(StandardCharsets.UTF_8), adding)) {
            SourceEdit edit =
                    new SourceEdit.SetValue(
                            0, place, new JsonString(new String(edited, StandardCharsets.UTF_8)));
            if (SourceEditor.apply(file, List.of(edit), shared)
                    instanceof EditOutcome.Edited whole) {
                trials.add(
                        Trial.of(
                                level.file(),
                                whole.bytes(),
                                Words.of(
                                        adding
                                                ? EditPhrase.ADDS_IN_PATCH
                                                : EditPhrase.EDITS_IN_PATCH,
                                        wish,
                                        level.file())));
            }
        }
        return trials;
    }

    private List<Trial> file(
            Level level, String reference, FieldPath field, boolean adding, boolean targeted)
            throws SourceException, InterruptedException {
        Optional<String> path = level.path(reference);
        if (path.isEmpty()
                || tree.entry(path.get())
                        .filter(entry -> entry.type() == SourceEntry.Type.FILE)
                        .isEmpty()) {
            return List.of();
        }
        List<Trial> trials = new ArrayList<>();
        byte[] bytes = tree.read(path.get(), PlainEditing.LIMIT);
        for (byte[] edited : edits(field, targeted).edited(bytes, adding)) {
            trials.add(
                    Trial.of(
                            path.get(),
                            edited,
                            Words.of(
                                    adding
                                            ? EditPhrase.ADDS_IN_PATCH_FILE
                                            : EditPhrase.EDITS_IN_PATCH_FILE,
                                    wish,
                                    path.get())));
        }
        return trials;
    }

    private PatchDocumentEdits edits(FieldPath field, boolean targeted) {
        return new PatchDocumentEdits(
                wish, field, patch -> targeted || subject.isMeantBy(patch), shared);
    }

    private static FieldPath place(String list, int at) {
        return FieldPath.of(list).then(new PathElement.Index(at));
    }

    /** Returns the edits that add a patch to a kustomization, best first. */
    List<Trial> added(Level level, FieldPath field) throws SourceException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        Optional<JsonValue> fragment = new PatchFragment(wish).at(field, 0);
        if (fragment.isPresent() && fragment.get() instanceof JsonObject inner) {
            JsonObject patch = merged(subject.patchHead(), inner);
            added(level, JsonObject.of("patch", text(patch))).ifPresent(trials::add);
        }
        Optional<JsonArray> operations = PatchDocumentEdits.operations(wish, field);
        if (operations.isPresent()) {
            JsonObject target = JsonObject.of("kind", subject.patchHead().require("kind"));
            JsonObject named = target.with("name", new JsonString(subject.name()));
            String group = subject.rendered().gvk().group();
            JsonObject whole =
                    group.isEmpty()
                            ? named
                            : JsonObject.of("group", new JsonString(group))
                                    .with("kind", named.require("kind"))
                                    .with("name", named.require("name"));
            added(level, JsonObject.of("target", whole, "patch", text(operations.get())))
                    .ifPresent(trials::add);
        }
        return trials;
    }

    private Optional<Trial> added(Level level, JsonObject entry)
            throws SourceException, InterruptedException {
        byte[] file = tree.read(level.file(), PlainEditing.LIMIT);
        SourceEdit edit =
                level.root().array("patches").isPresent()
                        ? SourceEdit.append(0, FieldPath.of("patches"), entry)
                        : new SourceEdit.SetValue(0, FieldPath.of("patches"), JsonArray.of(entry));
        return SourceEditor.apply(file, List.of(edit), shared) instanceof EditOutcome.Edited edited
                ? Optional.of(
                        Trial.of(
                                level.file(),
                                edited.bytes(),
                                Words.of(EditPhrase.ADDS_PATCH, wish, level.file())))
                : Optional.empty();
    }

    private static JsonString text(JsonValue patch) {
        return new JsonString(YamlPrinter.print(patch));
    }

    private static JsonObject merged(JsonObject head, JsonObject inner) {
        JsonObject result = head;
        for (String name : inner.names()) {
            JsonValue value = inner.require(name);
            boolean both = result.get(name) instanceof JsonObject && value instanceof JsonObject;
            result =
                    result.with(
                            name, both ? merged(result.objectAt(name), (JsonObject) value) : value);
        }
        return result;
    }
}
