package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ends a bypass' ownership of fields without changing a value: its entry in {@code managedFields}
 * is taken out by a patch. A field that has its value of before goes to whom it belonged, time
 * included, as if nothing had been; of the others, what Git names goes to whoever applies the
 * object: Leeway's own syncs, or the other engine that was held.
 *
 * <p>Never by an empty apply: where nobody else owns a field, that would delete it. Source:
 * Kubernetes documentation, "Server-Side Apply", sections "Transferring ownership" and "Clearing
 * managedFields".
 */
final class Handover {
    private static final String FIELDS = "fieldsV1";

    /** Who applies with server-side apply, Leeway first; one that only updates needs no entry. */
    private static final List<String> APPLIERS =
            List.of("leeway", "argocd-controller", "kustomize-controller", "helm-controller");

    private Handover() {}

    /**
     * Returns the operations; none when nothing of the bypass is left on the object.
     *
     * @param named what of the bypass' fields Git names
     */
    static List<JsonValue> operations(
            Manifest live, String bypassId, ObjectFix fix, Predicate<FieldPath> named) {
        List<JsonValue> operations = new ArrayList<>();
        boolean marked = BypassMark.of(live).filter(mark -> mark.id().equals(bypassId)).isPresent();
        if (marked) {
            boolean only = live.metadata().objectAt("annotations").size() == 1;
            operations.add(
                    FieldTree.remove(
                            only
                                    ? "/metadata/annotations"
                                    : "/metadata/annotations/"
                                            + FieldTree.escape(BypassMark.ANNOTATION)));
        }
        List<JsonObject> entries = live.metadata().arrayAt("managedFields").objects().toList();
        List<JsonObject> ours =
                entries.stream()
                        .filter(entry -> entry.string("manager", "").equals(BypassMark.MANAGER))
                        .toList();
        if (!ours.isEmpty()) {
            List<JsonObject> rest = new ArrayList<>(entries);
            rest.removeAll(ours);
            fix.owners().forEach(owner -> give(rest, owner, regained(owner, fix, live)));
            inherit(rest, fix, ours, named);
            operations.add(
                    FieldTree.operation("replace", "/metadata/managedFields", written(rest)));
        }
        return operations;
    }

    /** An empty list is taken for a client that knows no managed fields, and changes nothing. */
    private static JsonArray written(List<JsonObject> entries) {
        return entries.isEmpty()
                ? JsonArray.of(JsonObject.EMPTY)
                : new JsonArray(List.<JsonValue>copyOf(entries));
    }

    /** Returns what of an owner's fields is there with the value that it had when he owned it. */
    private static FieldSet regained(FormerOwner owner, ObjectFix fix, Manifest live) {
        List<FieldPath> back =
                fix.edits().stream()
                        .filter(
                                edit ->
                                        FieldTree.value(live.root(), edit.path())
                                                .equals(edit.before()))
                        .map(FieldEdit::path)
                        .toList();
        return FieldSet.of(
                owner.fields().paths().stream()
                        .filter(path -> FormerOwner.meets(path, back))
                        .filter(path -> FieldTree.value(live.root(), path).isPresent())
                        .toList());
    }

    private static void give(List<JsonObject> entries, FormerOwner owner, FieldSet fields) {
        if (fields.isEmpty()) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (owner.speaksAs(entries.get(i))) {
                entries.set(i, enriched(entries.get(i), fields));
                return;
            }
        }
        // His entry was dropped because the fix left nothing in it.
        entries.add(owner.entry(fields));
    }

    private static JsonObject enriched(JsonObject entry, FieldSet more) {
        return entry.with(FIELDS, FieldSet.parse(entry.objectAt(FIELDS)).union(more).toFieldsV1());
    }

    private static void inherit(
            List<JsonObject> entries,
            ObjectFix fix,
            List<JsonObject> ours,
            Predicate<FieldPath> named) {
        Optional<JsonObject> there = heir(entries);
        Optional<JsonObject> heir = there.or(() -> departed(entries, fix, ours));
        FieldSet fields = heir.map(one -> named(ours, one, named)).orElse(FieldSet.EMPTY);
        if (fields.isEmpty()) {
            return;
        }
        JsonObject richer = enriched(heir.get(), fields);
        if (there.isPresent()) {
            entries.set(entries.indexOf(there.get()), richer);
        } else {
            entries.add(richer);
        }
    }

    private static Optional<JsonObject> heir(List<JsonObject> entries) {
        return entries.stream()
                .filter(Handover::applies)
                .min(
                        Comparator.comparingInt(
                                entry -> APPLIERS.indexOf(entry.string("manager", ""))));
    }

    private static boolean applies(JsonObject entry) {
        return APPLIERS.contains(entry.string("manager", ""))
                && entry.string("operation", "").equals("Apply")
                && entry.string("subresource", "").isEmpty();
    }

    /**
     * A fix that took every field of the heir's entry took the entry too, because an empty one is
     * dropped. What marks the object as Leeway's stands in an entry of its own.
     */
    private static Optional<JsonObject> departed(
            List<JsonObject> entries, ObjectFix fix, List<JsonObject> ours) {
        Optional<JsonObject> before =
                heir(fix.owners().stream().map(owner -> owner.entry(FieldSet.EMPTY)).toList());
        boolean synced =
                entries.stream()
                        .anyMatch(
                                entry -> entry.string("manager", "").equals(TrackingMark.MANAGER));
        return before.isPresent() || !synced
                ? before
                : Optional.of(
                        ours.getFirst()
                                .with("manager", new JsonString(APPLIERS.getFirst()))
                                .with("operation", new JsonString("Apply"))
                                .with(FIELDS, JsonObject.EMPTY));
    }

    /** An apply owns values and list items; an update also owns the maps around them. */
    private static FieldSet named(
            List<JsonObject> ours, JsonObject heir, Predicate<FieldPath> named) {
        FieldSet all = FieldSet.EMPTY;
        for (JsonObject own : ours) {
            // Paths are in the words of a version; those of another one cannot be handed over.
            if (!own.string("apiVersion", "").equals(heir.string("apiVersion", ""))) {
                continue;
            }
            FieldSet set = FieldSet.parse(own.objectAt(FIELDS));
            FieldSet leaves = set.leaves();
            all =
                    all.union(
                            FieldSet.of(
                                    set.paths().stream()
                                            .filter(path -> leaves.contains(path) || isItem(path))
                                            .filter(named)
                                            .toList()));
        }
        return all;
    }

    private static boolean isItem(FieldPath path) {
        return !(path.elements().getLast() instanceof PathElement.Name);
    }
}
