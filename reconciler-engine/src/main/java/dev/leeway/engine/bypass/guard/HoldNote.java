package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Leeway notes on an object of another engine while it holds it: who holds, and the value to
 * put back when the last of them lets go. Any Leeway can read it and lift the hold.
 *
 * @param saved the value that the first hold took away; empty when there was none
 * @param holds one entry for each hold, with {@code id}, {@code owner} and {@code end}
 */
record HoldNote(Optional<JsonValue> saved, List<JsonObject> holds) {
    static final String ANNOTATION = "leeway.dev/hold";

    /**
     * Where an object may carry a note for its own engine too, its hold against Flux has this one.
     */
    static final String FLUX_ANNOTATION = "leeway.dev/flux-hold";

    HoldNote {
        holds = List.copyOf(holds);
    }

    /**
     * Reads the note on an object; empty when there is none.
     *
     * @throws IllegalArgumentException when there is one that cannot be read: nothing may be
     *     written then, because nobody knows what to put back
     */
    static Optional<HoldNote> of(Manifest object) {
        return of(object, ANNOTATION);
    }

    /** Reads the note under an annotation. */
    static Optional<HoldNote> of(Manifest object, String annotation) {
        Optional<String> text = object.annotation(annotation);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonObject json = JsonReader.readObject(text.get());
            return Optional.of(
                    new HoldNote(json.find("saved"), json.arrayAt("holds").objects().toList()));
        } catch (JsonSyntaxException odd) {
            throw new IllegalArgumentException(
                    "the annotation " + annotation + " on " + object.key() + " cannot be read",
                    odd);
        }
    }

    /** Returns the entry of a hold. */
    Optional<JsonObject> find(String id) {
        return holds.stream().filter(hold -> hold.string("id", "").equals(id)).findFirst();
    }

    /** Returns a copy with an entry in place of the one with its id. */
    HoldNote with(JsonObject entry) {
        String id = entry.string("id", "");
        return new HoldNote(
                saved,
                holds.stream()
                        .map(hold -> hold.string("id", "").equals(id) ? entry : hold)
                        .toList());
    }

    boolean names(String id) {
        return holds.stream().anyMatch(hold -> hold.string("id", "").equals(id));
    }

    HoldNote plus(HoldMark hold) {
        List<JsonObject> all = new ArrayList<>(minus(hold.id()).holds());
        JsonObject.Builder entry =
                JsonObject.builder().put("id", hold.id()).put("owner", hold.owner());
        hold.end().ifPresent(end -> entry.put("end", end.toString()));
        all.add(entry.build());
        return new HoldNote(saved, all);
    }

    HoldNote minus(String id) {
        return new HoldNote(
                saved, holds.stream().filter(hold -> !hold.string("id", "").equals(id)).toList());
    }

    /**
     * Returns whether an object carries the note of a hold.
     *
     * @throws IllegalArgumentException when there is a note that cannot be read
     */
    static boolean names(Manifest live, HoldMark hold) {
        return of(live).map(note -> note.names(hold.id())).orElse(false);
    }

    /**
     * Returns the operations that take a hold out of an object's note: none where it is not there.
     * With the last of them the note goes, and the object gets back what it had.
     *
     * @param givingBack returns the operations for what is given back, by the note
     * @param alsoStripped annotations that go with the note
     */
    static List<JsonValue> without(
            Manifest live,
            HoldMark hold,
            Function<HoldNote, List<JsonValue>> givingBack,
            String... alsoStripped) {
        Optional<HoldNote> note = of(live);
        if (note.isEmpty() || !note.get().names(hold.id())) {
            return List.of();
        }
        HoldNote rest = note.get().minus(hold.id());
        if (!rest.holds().isEmpty()) {
            return rest.on(live);
        }
        List<String> stripped = new ArrayList<>(List.of(alsoStripped));
        stripped.addFirst(ANNOTATION);
        List<JsonValue> operations =
                new ArrayList<>(GuardedObject.strip(live, stripped.toArray(String[]::new)));
        operations.addAll(givingBack.apply(note.get()));
        return operations;
    }

    /** Returns the operations that write this note on an object. */
    List<JsonValue> on(Manifest live) {
        return GuardedObject.annotate(live, JsonObject.builder().put(ANNOTATION, text()).build());
    }

    String text() {
        JsonObject.Builder json = JsonObject.builder();
        saved.ifPresent(value -> json.put("saved", value));
        return JsonWriter.compact(
                json.put("holds", new JsonArray(new ArrayList<JsonValue>(holds))).build());
    }
}
