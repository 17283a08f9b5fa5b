package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The one object that a guard writes to: read, patched under preconditions, read again. */
final class GuardedObject {
    private static final int ATTEMPTS = 6;

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final ResourceKey key;
    private final ServedKind kind;
    private final Duration timeout;

    GuardedObject(
            ClusterReader reader,
            ClusterWriter writer,
            ResourceKey key,
            ServedKind kind,
            Duration timeout) {
        this.reader = reader;
        this.writer = writer;
        this.key = key;
        this.kind = kind;
        this.timeout = timeout;
    }

    ResourceKey key() {
        return key;
    }

    LiveState read() throws InterruptedException {
        return reader.readNow(key, kind, timeout);
    }

    /** Works out the operations for the object as it is; none when it is as wanted. */
    @FunctionalInterface
    interface Change {
        List<JsonValue> of(Manifest live);
    }

    /** What became of a change; reading afterwards tells whether it stands. */
    sealed interface Changed {
        /** It was sent, or was so already. */
        record Done() implements Changed {}

        /** It was not carried out, or nobody knows. */
        record Not(GuardState why) implements Changed {}
    }

    /** Patches the object, anew when it moved on meanwhile. */
    Changed change(Change change) throws InterruptedException {
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            LiveState state = read();
            if (!(state instanceof LiveState.Present present)) {
                return new Changed.Not(notThere(state));
            }
            List<JsonValue> operations;
            try {
                operations = change.of(present.manifest());
            } catch (IllegalArgumentException odd) {
                return new Changed.Not(
                        new GuardState.Refused(
                                Wording.quoted(String.valueOf(odd.getMessage())),
                                GuardPhrase.ANNOTATION_NEXT.of()));
            }
            if (operations.isEmpty()) {
                return new Changed.Done();
            }
            WriteResult result =
                    writer.patch(
                            new PatchRequest(
                                    key,
                                    kind,
                                    present.manifest().uid(),
                                    present.manifest().resourceVersion(),
                                    new JsonArray(operations),
                                    BypassMark.MANAGER,
                                    timeout));
            switch (result) {
                case WriteResult.Written _ -> {
                    return new Changed.Done();
                }
                case WriteResult.Outdated outdated -> last = outdated.message();
                case WriteResult.Unknown unknown -> {
                    return new Changed.Not(new GuardState.Unknown(unknown.said()));
                }
                case WriteResult.NotSent notSent -> {
                    return new Changed.Not(
                            new GuardState.Refused(notSent.said(), GuardPhrase.AGAIN_NEXT.of()));
                }
                case WriteResult.Rejected rejected -> {
                    return new Changed.Not(
                            new GuardState.Refused(
                                    GuardPhrase.CANNOT_HOLD.of(
                                            Wording.quoted(key.toString()), rejected.said()),
                                    GuardPhrase.CANNOT_HOLD_NEXT.of()));
                }
                case WriteResult.AlreadyGone _ -> {
                    return new Changed.Not(
                            new GuardState.NotStanding(GuardPhrase.GONE.of(key.toString())));
                }
                case WriteResult.Conflicting conflicting ->
                        last = conflicting.conflicts().toString();
            }
        }
        return new Changed.Not(
                new GuardState.Refused(
                        GuardPhrase.KEPT_CHANGING.of(key.toString(), last),
                        GuardPhrase.ONCE_MORE_NEXT.of()));
    }

    /** Reads whether a hold stands. */
    @FunctionalInterface
    interface Check {
        GuardState now() throws InterruptedException;
    }

    /**
     * Places a hold and returns what is read afterwards; what nobody knows of the change counts as
     * placed where the reading says that it stands.
     */
    GuardState place(Change change, Check check) throws InterruptedException {
        return switch (change(change)) {
            case Changed.Not(GuardState.Unknown unknown) -> {
                GuardState now = check.now();
                yield now instanceof GuardState.Standing ? now : unknown;
            }
            case Changed.Not(GuardState why) -> why;
            case Changed.Done _ -> check.now();
        };
    }

    /** Lifts a hold and returns what is read afterwards. */
    GuardState lift(Change change, Check check) throws InterruptedException {
        return switch (change(change)) {
            case Changed.Not(GuardState why) -> why;
            case Changed.Done _ -> check.now();
        };
    }

    /** Judges an object that is there. */
    @FunctionalInterface
    interface Judge {
        /**
         * Says how a hold stands.
         *
         * @throws IllegalArgumentException when there is a note that cannot be read
         */
        GuardState of(Manifest live);
    }

    /** Reads the object and says how a hold on it stands; unknown where its note is unreadable. */
    GuardState check(Judge judge) throws InterruptedException {
        LiveState state = read();
        if (!(state instanceof LiveState.Present present)) {
            return notThere(state);
        }
        return judged(present.manifest(), judge);
    }

    /** Says how a hold stands by what was read. */
    static GuardState judged(Manifest live, Judge judge) {
        try {
            return judge.of(live);
        } catch (IllegalArgumentException odd) {
            return new GuardState.Unknown(Wording.quoted(String.valueOf(odd.getMessage())));
        }
    }

    GuardState notThere(LiveState state) {
        return switch (state) {
            case LiveState.Absent _ ->
                    new GuardState.NotStanding(GuardPhrase.NOT_THERE.of(key.toString()));
            case LiveState.Unreadable unreadable -> new GuardState.Unknown(unreadable.said());
            case LiveState.Present _ ->
                    new GuardState.NotStanding(GuardPhrase.THERE.of(key.toString()));
        };
    }

    static JsonValue set(String pointer, JsonValue value) {
        // On a member of an object "add" also replaces.
        return JsonObject.builder()
                .put("op", "add")
                .put("path", pointer)
                .put("value", value)
                .build();
    }

    static JsonValue remove(String pointer) {
        return JsonObject.builder().put("op", "remove").put("path", pointer).build();
    }

    /** Returns the operations that set annotations; the map is made when it is missing. */
    static List<JsonValue> annotate(Manifest live, JsonObject annotations) {
        List<JsonValue> operations = new ArrayList<>();
        if (!(live.metadata().get("annotations") instanceof JsonObject)) {
            operations.add(set("/metadata/annotations", annotations));
            return operations;
        }
        annotations.forEach(
                (name, value) ->
                        operations.add(set("/metadata/annotations/" + escape(name), value)));
        return operations;
    }

    /** Returns the operations that remove annotations; the map goes with its last entry. */
    static List<JsonValue> strip(Manifest live, String... annotations) {
        List<String> there =
                List.of(annotations).stream()
                        .filter(one -> live.annotation(one).isPresent())
                        .toList();
        if (there.isEmpty()) {
            return List.of();
        }
        boolean all = live.metadata().objectAt("annotations").size() == there.size();
        List<JsonValue> operations = new ArrayList<>();
        if (all) {
            operations.add(remove("/metadata/annotations"));
        } else {
            there.forEach(one -> operations.add(remove("/metadata/annotations/" + escape(one))));
        }
        return operations;
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
