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
 * is taken out by a patch, and what Git names goes to the manager of whoever applies it: Leeway's
 * own syncs, or the other engine that was held.
 *
 * <p>Never by an empty apply: where nobody else owns a field, that would delete it. Source:
 * Kubernetes documentation, "Server-Side Apply", sections "Transferring ownership" and "Clearing
 * managedFields".
 */
final class Handover {
    /** Who applies with server-side apply, Leeway first; one that only updates needs no entry. */
    private static final List<String> APPLIERS =
            List.of("leeway", "argocd-controller", "kustomize-controller", "helm-controller");

    private Handover() {}

    /** Returns the operations; none when nothing of the bypass is left on the object. */
    static List<JsonValue> operations(Manifest live, String bypassId, Predicate<FieldPath> handed) {
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
        JsonArray entries = live.metadata().arrayAt("managedFields");
        List<JsonObject> ours =
                entries.objects()
                        .filter(entry -> entry.string("manager", "").equals(BypassMark.MANAGER))
                        .toList();
        if (!ours.isEmpty()) {
            operations.add(
                    FieldTree.operation(
                            "replace", "/metadata/managedFields", without(entries, ours, handed)));
        }
        return operations;
    }

    /** Returns what of these fields, with what is around and in them, whoever applies owns. */
    static FieldSet owned(Manifest live, List<FieldPath> fields) {
        FieldSet all =
                heir(live.metadata().arrayAt("managedFields"))
                        .map(entry -> FieldSet.parse(entry.objectAt("fieldsV1")))
                        .orElse(FieldSet.EMPTY);
        return FieldSet.of(
                all.paths().stream()
                        .filter(
                                path ->
                                        fields.stream()
                                                .anyMatch(
                                                        field ->
                                                                field.isPrefixOf(path)
                                                                        || path.isPrefixOf(field)))
                        .toList());
    }

    private static Optional<JsonObject> heir(JsonArray entries) {
        return entries.objects()
                .filter(Handover::applies)
                .min(
                        Comparator.comparingInt(
                                entry -> APPLIERS.indexOf(entry.string("manager", ""))));
    }

    private static JsonArray without(
            JsonArray entries, List<JsonObject> ours, Predicate<FieldPath> handed) {
        Optional<JsonObject> heir = heir(entries);
        List<JsonValue> rest = new ArrayList<>();
        for (JsonValue value : entries) {
            if (!(value instanceof JsonObject entry) || ours.contains(entry)) {
                continue;
            }
            rest.add(
                    heir.filter(entry::equals).isPresent() ? enriched(entry, ours, handed) : entry);
        }
        if (heir.isEmpty()) {
            anew(entries, ours, handed).ifPresent(rest::add);
        }
        // An empty list is taken for a client that knows no managed fields, and changes nothing.
        return rest.isEmpty() ? JsonArray.of(JsonObject.EMPTY) : new JsonArray(rest);
    }

    private static boolean applies(JsonObject entry) {
        return APPLIERS.contains(entry.string("manager", ""))
                && entry.string("operation", "").equals("Apply")
                && entry.string("subresource", "").isEmpty();
    }

    private static boolean isItem(FieldPath path) {
        return !(path.elements().getLast() instanceof PathElement.Name);
    }

    private static JsonObject enriched(
            JsonObject entry, List<JsonObject> ours, Predicate<FieldPath> handed) {
        FieldSet fields = FieldSet.parse(entry.objectAt("fieldsV1"));
        for (JsonObject own : ours) {
            // Paths are in the words of a version; those of another one cannot be handed over.
            if (own.string("apiVersion", "").equals(entry.string("apiVersion", ""))) {
                fields = fields.union(named(own, handed));
            }
        }
        return entry.with("fieldsV1", fields.toFieldsV1());
    }

    /** An apply owns values and list items; an update also owns the maps around them. */
    private static FieldSet named(JsonObject own, Predicate<FieldPath> handed) {
        FieldSet set = FieldSet.parse(own.objectAt("fieldsV1"));
        FieldSet leaves = set.leaves();
        return FieldSet.of(
                set.paths().stream()
                        .filter(path -> leaves.contains(path) || isItem(path))
                        .filter(handed)
                        .toList());
    }

    /**
     * A fix that took every field of Leeway's own entry took the entry too, because an empty one is
     * dropped; what marks the object as Leeway's stands in an entry of its own.
     */
    private static Optional<JsonObject> anew(
            JsonArray entries, List<JsonObject> ours, Predicate<FieldPath> handed) {
        boolean synced =
                entries.objects()
                        .anyMatch(
                                entry -> entry.string("manager", "").equals(TrackingMark.MANAGER));
        JsonObject own = ours.getFirst();
        FieldSet fields = named(own, handed);
        return synced && !fields.paths().isEmpty()
                ? Optional.of(
                        own.with("manager", new JsonString(APPLIERS.getFirst()))
                                .with("operation", new JsonString("Apply"))
                                .with("fieldsV1", fields.toFieldsV1()))
                : Optional.empty();
    }
}
