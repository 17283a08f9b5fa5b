package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.edit.EditOutcome;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.edit.SourceEdit;
import dev.leeway.engine.edit.SourceEditor;
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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits of a patch's text, a strategic merge patch or a list of JSON patch operations. */
final class PatchDocumentEdits {
    private final Wish wish;
    private final FieldPath field;
    private final Target target;
    private final SharedText shared;

    /**
     * Makes it.
     *
     * @param target tells which documents are about the object
     */
    PatchDocumentEdits(Wish wish, FieldPath field, Target target, SharedText shared) {
        this.wish = wish;
        this.field = field;
        this.target = target;
        this.shared = shared;
    }

    /** Tells whether a patch without a target is about the object. */
    @FunctionalInterface
    interface Target {
        boolean isMeantBy(JsonObject patch);
    }

    /**
     * Returns the edited texts, best first.
     *
     * @param adding whether a patch that does not say anything about the field gets it added
     */
    List<byte[]> edited(byte[] text, boolean adding) {
        List<byte[]> all = new ArrayList<>();
        try {
            for (YamlDocument document : YamlDocuments.read(text, YamlLimits.DEFAULT)) {
                for (List<SourceEdit> edits : edits(document, adding)) {
                    EditOutcome outcome = SourceEditor.apply(text, edits, shared);
                    if (outcome instanceof EditOutcome.Edited edited
                            && !edited.changes().isEmpty()) {
                        all.add(edited.bytes());
                    }
                }
            }
        } catch (YamlSyntaxException e) {
            return List.of();
        }
        return all;
    }

    private List<List<SourceEdit>> edits(YamlDocument document, boolean adding) {
        return switch (document.value()) {
            case JsonObject patch when target.isMeantBy(patch) ->
                    strategic(document.index(), patch, adding);
            case JsonArray operations -> operations(document.index(), operations, adding);
            default -> List.of();
        };
    }

    private List<List<SourceEdit>> strategic(int document, JsonObject patch, boolean adding) {
        boolean says = FieldValues.find(patch, field).isPresent();
        List<List<SourceEdit>> all = new ArrayList<>();
        Optional<JsonValue> value = wish.wish(field);
        if (says != adding) {
            if (says && value.isPresent()) {
                all.add(List.of(new SourceEdit.SetValue(document, field, value.get())));
            } else if (says) {
                all.add(List.of(new SourceEdit.Remove(document, field)));
            }
            if (value.isEmpty() || !says) {
                added(document, patch).ifPresent(edit -> all.add(List.of(edit)));
            }
        }
        return all;
    }

    /** Adds the field at the deepest place that the patch has already. */
    private Optional<SourceEdit> added(int document, JsonObject patch) {
        List<PathElement> steps = field.elements();
        PatchFragment fragment = new PatchFragment(wish);
        FieldPath here = FieldPath.ROOT;
        for (int depth = 0; depth < steps.size(); depth++) {
            FieldPath next = here.then(steps.get(depth));
            if (FieldValues.find(patch, next).isPresent() && depth + 1 < steps.size()) {
                here = next;
                continue;
            }
            FieldPath place = here;
            boolean inList = FieldValues.find(patch, place).orElse(null) instanceof JsonArray;
            if (steps.get(depth) instanceof PathElement.Name) {
                return fragment.at(field, depth + 1)
                        .map(value -> new SourceEdit.SetValue(document, next, value));
            }
            Optional<JsonValue> list = fragment.at(field, depth);
            boolean keyed = steps.get(depth) instanceof PathElement.Key;
            return inList && keyed
                    ? list.map(items -> ((JsonArray) items).get(0))
                            .map(item -> SourceEdit.append(document, place, item))
                    : list.map(items -> new SourceEdit.SetValue(document, place, items));
        }
        return Optional.empty();
    }

    private List<List<SourceEdit>> operations(int document, JsonArray list, boolean adding) {
        Optional<FieldPath> positions = FieldValues.positions(wish.root(), field);
        if (positions.isEmpty()) {
            return List.of();
        }
        List<List<SourceEdit>> all = new ArrayList<>();
        if (adding) {
            operation(positions.get())
                    .ifPresent(
                            operation ->
                                    all.add(
                                            List.of(
                                                    SourceEdit.append(
                                                            document, FieldPath.ROOT, operation))));
            return all;
        }
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) instanceof JsonObject operation) {
                FieldPath place = FieldPath.ROOT.then(new PathElement.Index(i));
                changed(document, place, operation, positions.get()).ifPresent(all::add);
            }
        }
        return all;
    }

    /** Changes an operation that writes the field, alone or as part of a larger value. */
    private Optional<List<SourceEdit>> changed(
            int document, FieldPath place, JsonObject operation, FieldPath positions) {
        String path = operation.string("path", "");
        String pointer = FieldValues.pointer(positions);
        Optional<JsonValue> value = wish.wish(field);
        if (path.equals(pointer) && operation.has("value")) {
            return Optional.of(
                    List.of(
                            value.<SourceEdit>map(
                                            wanted ->
                                                    new SourceEdit.SetValue(
                                                            document,
                                                            place.then(PathElement.name("value")),
                                                            wanted))
                                    .orElseGet(() -> new SourceEdit.Remove(document, place))));
        }
        for (int depth = positions.elements().size() - 1; depth > 0; depth--) {
            List<PathElement> outer = positions.elements().subList(0, depth);
            boolean holds =
                    path.equals(FieldValues.pointer(new FieldPath(outer)))
                            || (path.endsWith("/-") && endsAtList(path, outer));
            List<PathElement> inner = field.elements().subList(depth, field.elements().size());
            if (holds
                    && operation
                            .find("value")
                            .flatMap(held -> FieldValues.find(held, new FieldPath(inner)))
                            .isPresent()) {
                FieldPath target = FieldValues.join(place.then(PathElement.name("value")), inner);
                return Optional.of(
                        List.of(
                                value.<SourceEdit>map(
                                                wanted ->
                                                        new SourceEdit.SetValue(
                                                                document, target, wanted))
                                        .orElseGet(() -> new SourceEdit.Remove(document, target))));
            }
        }
        return Optional.empty();
    }

    /** An item appended to a list stands at some position of it. */
    private static boolean endsAtList(String path, List<PathElement> outer) {
        return outer.getLast() instanceof PathElement.Index
                && path.equals(
                        FieldValues.pointer(new FieldPath(outer.subList(0, outer.size() - 1)))
                                + "/-");
    }

    /** Returns the operation that gives the field its value, by its position now. */
    private Optional<JsonObject> operation(FieldPath positions) {
        boolean there = wish.now(field).isPresent();
        Optional<JsonValue> value = wish.wish(field);
        if (!there && value.isEmpty()) {
            return Optional.empty();
        }
        JsonObject start =
                JsonObject.of(
                        "op",
                        new JsonString(value.isEmpty() ? "remove" : there ? "replace" : "add"),
                        "path",
                        new JsonString(FieldValues.pointer(positions)));
        return Optional.of(value.map(wanted -> start.with("value", wanted)).orElse(start));
    }

    /** Returns a list of one operation for the field, or empty when it has no position. */
    static Optional<JsonArray> operations(Wish wish, FieldPath field) {
        return FieldValues.positions(wish.root(), field)
                .flatMap(
                        positions ->
                                new PatchDocumentEdits(wish, field, _ -> false, SharedText.REFUSE)
                                        .operation(positions))
                .map(JsonArray::of);
    }
}
