package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Waits until a deleted object is gone, so that another may take its name. */
final class GoneWait {
    private final ClusterReader reader;
    private final ApplySettings settings;
    private final RunBook book;
    private final InstantSource clock;

    GoneWait(ClusterReader reader, ApplySettings settings, RunBook book, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    /** Returns why it is not gone; empty once it is. */
    Optional<Wording> await(ResourceKey key, ServedKind kind, String uid)
            throws InterruptedException {
        Duration limit = settings.definitionTimeout();
        Instant since = clock.instant();
        long deadline = System.nanoTime() + limit.toNanos();
        Wording told = Wording.none();
        while (true) {
            LiveState state = reader.readNow(key, kind, settings.requestTimeout());
            if (isGone(state, uid)) {
                if (!told.isEmpty()) {
                    book.waiting(wait(key, since, limit, WaitPhrase.GONE.of(), true));
                }
                return Optional.empty();
            }
            Wording reason = reason(state);
            if (System.nanoTime() >= deadline) {
                book.waiting(wait(key, since, limit, reason, true));
                return Optional.of(
                        StepPhrase.NOT_GONE_YET.of(
                                Wording.quoted(key.toString()),
                                Wording.count(limit.toSeconds()),
                                reason));
            }
            if (!reason.equals(told)) {
                told = reason;
                book.waiting(wait(key, since, limit, reason, false));
            }
            Thread.sleep(settings.waits().poll());
        }
    }

    private static Wait wait(
            ResourceKey key, Instant since, Duration limit, Wording reason, boolean over) {
        return new Wait(
                key, Wait.Cause.GONE, since, since.plus(limit), reason, false, over, Set.of());
    }

    /** Returns whether an object of this uid is there no more. */
    static boolean isGone(LiveState state, String uid) {
        return switch (state) {
            case LiveState.Absent _ -> true;
            case LiveState.Present present -> !present.manifest().uid().equals(uid);
            // Its definition went before it, and all its objects with that.
            case LiveState.Unreadable unreadable ->
                    unreadable.reason() == LiveState.Unreadable.Reason.UNKNOWN_KIND;
        };
    }

    /** Returns what keeps an object that is being deleted. */
    static Wording reason(LiveState state) {
        return switch (state) {
            case LiveState.Absent _ -> WaitPhrase.GONE.of();
            case LiveState.Present present -> reason(present.manifest());
            case LiveState.Unreadable unreadable -> unreadable.said();
        };
    }

    private static Wording reason(Manifest object) {
        String finalizers =
                object.metadata().arrayAt("finalizers").stream()
                        .filter(JsonString.class::isInstance)
                        .map(one -> ((JsonString) one).value())
                        .collect(Collectors.joining(", "));
        if (!object.metadata().has("deletionTimestamp")) {
            return WaitPhrase.NOT_DELETED.of();
        }
        return finalizers.isEmpty()
                ? WaitPhrase.BEING_DELETED.of()
                : WaitPhrase.FINALIZERS.of(finalizers);
    }
}
