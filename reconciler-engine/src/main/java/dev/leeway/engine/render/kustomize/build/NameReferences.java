package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** After everything has its final name: writes it where it is named by an earlier one. */
final class NameReferences {
    private static final List<NameReference> REFERENCES = NameReference.all();

    private final Map<String, List<BuiltObject>> byKind = new HashMap<>();
    private final Set<String> renamedKinds = new HashSet<>();
    private @Nullable KustomizeException ambiguous;

    private NameReferences(List<BuiltObject> objects) {
        for (BuiltObject object : objects) {
            String kind = object.id().gvk().kind();
            byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(object);
            if (!object.earlierIds().isEmpty()) {
                renamedKinds.add(kind);
            }
        }
    }

    /**
     * Fixes the references in all objects.
     *
     * @throws KustomizeException when a reference may mean one of several objects
     */
    static void fix(List<BuiltObject> objects) throws KustomizeException {
        NameReferences references = new NameReferences(objects);
        if (references.renamedKinds.isEmpty()) {
            return;
        }
        for (BuiltObject object : objects) {
            for (NameReference reference : REFERENCES) {
                if (reference.field().concerns(object.id().gvk())
                        && references.renamedKinds.contains(reference.target().kind())) {
                    references.fix(object, reference);
                }
            }
            if (references.ambiguous != null) {
                throw references.ambiguous;
            }
        }
    }

    private void fix(BuiltObject referrer, NameReference reference) {
        List<String> path = reference.field().path();
        String last = path.getLast();
        if (last.equals("subjects") || last.equals("service")) {
            referrer.replace(
                    FieldSpec.applyTo(
                            referrer.object(),
                            path,
                            value -> references(referrer, reference, value)));
        } else {
            boolean role = path.getFirst().equals("roleRef");
            String wanted = referrer.object().objectAt("roleRef").string("kind", "");
            if (!role || wanted.equals(reference.target().kind())) {
                referrer.replace(
                        FieldSpec.applyTo(
                                referrer.object(),
                                path,
                                value -> name(referrer, reference, value)));
            }
        }
    }

    private JsonValue name(BuiltObject referrer, NameReference reference, JsonValue value) {
        return switch (value) {
            case JsonString name ->
                    candidate(referrer, reference, name.value(), _ -> true)
                            .<JsonValue>map(target -> JsonValue.of(target.id().name()))
                            .orElse(name);
            case JsonArray names -> {
                List<JsonValue> items = new ArrayList<>();
                names.forEach(item -> items.add(name(referrer, reference, item)));
                yield new JsonArray(items);
            }
            default -> value;
        };
    }

    /**
     * Rewrites an object, or a list of objects, that carries name and namespace. As Kustomize does:
     * without a namespace it may mean an object of any, and a subject's kind is not looked at.
     */
    private JsonValue references(BuiltObject referrer, NameReference reference, JsonValue value) {
        if (value instanceof JsonArray array) {
            List<JsonValue> items = new ArrayList<>();
            array.forEach(item -> items.add(references(referrer, reference, item)));
            return new JsonArray(items);
        }
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        String namespace = object.string("namespace", "");
        Predicate<BuiltObject> there =
                target ->
                        namespace.isEmpty()
                                || target.allIds().stream()
                                        .anyMatch(
                                                id ->
                                                        ObjectId.effective(id.namespace())
                                                                .equals(namespace));
        Optional<BuiltObject> target =
                candidate(referrer, reference, object.string("name", ""), there);
        if (target.isEmpty()) {
            return object;
        }
        JsonObject named = object.with("name", JsonValue.of(target.get().id().name()));
        String moved = target.get().id().namespace();
        return moved.isEmpty() ? named : named.with("namespace", JsonValue.of(moved));
    }

    private Optional<BuiltObject> candidate(
            BuiltObject referrer,
            NameReference reference,
            String name,
            Predicate<BuiltObject> there) {
        boolean anywhere = reference.field().path().getLast().equals("subjects");
        List<BuiltObject> candidates =
                byKind.getOrDefault(reference.target().kind(), List.of()).stream()
                        .filter(
                                target ->
                                        target.earlierIds().stream()
                                                .anyMatch(id -> id.name().equals(name)))
                        .filter(there)
                        .filter(target -> anywhere || reachable(referrer, target))
                        .toList();
        if (isClear(candidates)) {
            return candidates.stream().findFirst();
        }
        List<BuiltObject> same =
                candidates.stream().filter(target -> target.sameAffixes(referrer)).toList();
        if (!same.isEmpty() && isClear(same)) {
            return same.stream().findFirst();
        }
        ambiguous =
                KustomizeException.notBuiltIn(
                                referrer.origin().file(),
                                KustomizePhrase.REFERENCE.of(name, reference.target().kind()))
                        .at(referrer.origin());
        return Optional.empty();
    }

    private static boolean isClear(List<BuiltObject> candidates) {
        return candidates.stream().map(target -> target.id().name()).distinct().count() <= 1;
    }

    private static boolean reachable(BuiltObject referrer, BuiltObject target) {
        return ClusterScope.has(target.id().gvk())
                || ClusterScope.has(referrer.id().gvk())
                || target.id().sameNamespace(referrer.id());
    }
}
