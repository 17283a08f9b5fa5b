package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether edited source files make what they were edited for: rendered again, every touched
 * field has its wanted value and every other field of every object is as before. Names fields,
 * never values. Pure, safe for use from any thread.
 */
public final class EditProof {
    private final List<Manifest> before;

    /** Proves against what the source made before the edit. */
    public EditProof(List<Manifest> before) {
        this.before = List.copyOf(before);
    }

    /**
     * Renders the edited files.
     *
     * @param <X> what it throws when they cannot be rendered
     */
    @FunctionalInterface
    public interface Rendering<X extends Exception> {
        /** Returns what the edited file makes, together with all files that were not edited. */
        List<Manifest> render(byte[] edited) throws X;
    }

    /**
     * A set of fields of one object that an edit was to change.
     *
     * @param object the object, by the key under which it is rendered
     * @param fields the touched fields
     * @param wanted the object with the values that those fields are to have; fields missing there
     *     are to be gone
     */
    public record Aim(ResourceKey object, List<FieldPath> fields, JsonObject wanted) {
        public Aim {
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return "Aim[" + object + " " + fields + "]";
        }
    }

    /** What the proof found. */
    public sealed interface Result {
        /** Every touched field is as wanted, every other as before. */
        record Proved() implements Result {}

        /** Something is not as it was to be. */
        record Residue(List<Mismatch> mismatches) implements Result {
            public Residue {
                mismatches = List.copyOf(mismatches);
            }
        }
    }

    /** One thing that the edited source makes otherwise than it was to. */
    public sealed interface Mismatch {
        /** Returns the object. */
        ResourceKey object();

        /** A touched field did not get its wanted value. */
        record NotAsWanted(ResourceKey object, FieldPath field) implements Mismatch {}

        /** A field that nobody touched would change. */
        record AlsoChanged(ResourceKey object, FieldPath field) implements Mismatch {}

        /** An object would appear. */
        record Appears(ResourceKey object) implements Mismatch {}

        /** An object would be gone. */
        record Disappears(ResourceKey object) implements Mismatch {}
    }

    /** Renders the edited file and holds the outcome against the aims. */
    public <X extends Exception> Result check(byte[] edited, Rendering<X> rendering, List<Aim> aims)
            throws X {
        return check(rendering.render(edited), aims);
    }

    /** Holds what the edited source makes against the aims. */
    public Result check(List<Manifest> after, List<Aim> aims) {
        List<Mismatch> mismatches = new ArrayList<>();
        Map<ResourceKey, List<Manifest>> old = byKey(before);
        Map<ResourceKey, List<Manifest>> now = byKey(after);
        Set<ResourceKey> keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        aims.forEach(aim -> keys.add(aim.object()));
        for (ResourceKey key : keys) {
            List<Manifest> was = old.getOrDefault(key, List.of());
            List<Manifest> is = now.getOrDefault(key, List.of());
            if (is.size() < was.size() || (is.isEmpty() && was.isEmpty())) {
                mismatches.add(new Mismatch.Disappears(key));
            } else if (is.size() > was.size()) {
                mismatches.add(new Mismatch.Appears(key));
            }
            List<Aim> own = aims.stream().filter(aim -> aim.object().equals(key)).toList();
            for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
                object(key, was.get(i).root(), is.get(i).root(), own, mismatches);
            }
        }
        return mismatches.isEmpty() ? new Result.Proved() : new Result.Residue(mismatches);
    }

    private static Map<ResourceKey, List<Manifest>> byKey(List<Manifest> manifests) {
        Map<ResourceKey, List<Manifest>> map = new LinkedHashMap<>();
        for (Manifest manifest : manifests) {
            map.computeIfAbsent(manifest.key(), _ -> new ArrayList<>()).add(manifest);
        }
        return map;
    }

    private static void object(
            ResourceKey key,
            JsonObject was,
            JsonObject is,
            List<Aim> aims,
            List<Mismatch> mismatches) {
        JsonValue expected = was;
        List<FieldPath> touched = new ArrayList<>();
        for (Aim aim : aims) {
            // Later list items first, so that positions of earlier ones stay.
            for (FieldPath field :
                    aim.fields().stream().sorted(Comparator.reverseOrder()).toList()) {
                touched.addAll(positions(is, field));
                if (!FieldSteps.find(aim.wanted(), field.elements())
                        .equals(FieldSteps.find(is, field.elements()))) {
                    mismatches.add(new Mismatch.NotAsWanted(key, field));
                }
                expected = expected(expected, is, field, aim.wanted());
            }
        }
        List<FieldPath> changed = new ArrayList<>();
        differences(
                withoutHollowAnnotations(expected),
                withoutHollowAnnotations(is),
                FieldPath.ROOT,
                changed);
        changed.stream()
                .filter(path -> touched.stream().noneMatch(field -> field.isPrefixOf(path)))
                .map(path -> new Mismatch.AlsoChanged(key, path))
                .forEach(mismatches::add);
    }

    /** Annotations that hold nothing are none: neither Kustomize nor the API server keeps them. */
    private static JsonValue withoutHollowAnnotations(JsonValue value) {
        if (value instanceof JsonObject object
                && object.objectAt("metadata").has("annotations")
                && object.objectAt("metadata", "annotations").isEmpty()) {
            return object.withoutAt(List.of("metadata", "annotations"));
        }
        return value;
    }

    /** Returns the object with one touched field as wanted. */
    private static JsonValue expected(
            JsonValue was, JsonObject is, FieldPath field, JsonObject wanted) {
        Optional<JsonValue> value = FieldSteps.find(wanted, field.elements());
        List<FieldPath> old = positions(was, field);
        if (value.isEmpty()) {
            boolean held = FieldSteps.find(was, field.elements()).isPresent();
            return held ? WantedValue.remove(was, old.getFirst().elements()) : was;
        }
        if (!old.isEmpty()) {
            List<PathElement> steps = old.getFirst().elements();
            return WantedValue.canSet(was, steps) ? WantedValue.set(was, steps, value.get()) : was;
        }
        return field.elements().isEmpty() ? was : expected(was, is, field.parent(), wanted, field);
    }

    /** A new list item stands where the edit put it; a new list comes whole. */
    private static JsonValue expected(
            JsonValue was, JsonObject is, FieldPath list, JsonObject wanted, FieldPath item) {
        List<FieldPath> holder = positions(was, list);
        boolean hasItems =
                !holder.isEmpty()
                        && FieldSteps.valueAt(was, holder.getFirst().elements())
                                instanceof JsonArray;
        if (!hasItems || item.elements().getLast() instanceof PathElement.Name) {
            return expected(was, is, list, wanted);
        }
        List<FieldPath> place = positions(is, item);
        Optional<JsonValue> value = FieldSteps.find(wanted, item.elements());
        if (place.isEmpty() || value.isEmpty()) {
            return was;
        }
        int at = place.getFirst().elements().getLast() instanceof PathElement.Index(int p) ? p : 0;
        List<PathElement> steps = holder.getFirst().elements();
        int size = FieldSteps.valueAt(was, steps) instanceof JsonArray array ? array.size() : 0;
        return WantedValue.add(was, steps, value.get(), Math.min(at, size));
    }

    /**
     * A field where it stands, by names and positions; empty when an item on the way is missing.
     */
    private static List<FieldPath> positions(JsonValue root, FieldPath field) {
        try {
            return List.of(FieldSteps.resolve(0, root, field));
        } catch (RefusedEditException e) {
            return List.of();
        }
    }

    private static void differences(
            @Nullable JsonValue left,
            @Nullable JsonValue right,
            FieldPath path,
            List<FieldPath> into) {
        if (Objects.equals(left, right)) {
            return;
        }
        if (left instanceof JsonObject a && right instanceof JsonObject b) {
            Set<String> names = new LinkedHashSet<>(a.names());
            names.addAll(b.names());
            for (String name : names) {
                differences(a.get(name), b.get(name), path.then(PathElement.name(name)), into);
            }
        } else if (left instanceof JsonArray a
                && right instanceof JsonArray b
                && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                differences(a.get(i), b.get(i), path.then(new PathElement.Index(i)), into);
            }
        } else {
            into.add(path);
        }
    }
}
