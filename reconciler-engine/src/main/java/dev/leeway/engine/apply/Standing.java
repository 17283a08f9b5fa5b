package dev.leeway.engine.apply;

import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthStatus;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Optional;

/** How something that a sync waits for stands at a moment. */
sealed interface Standing {
    /** Returns how it stands. */
    Wording reason();

    /** It is as it should be. */
    record Reached(Wording reason) implements Standing {}

    /** It is not yet. */
    record Open(Wording reason) implements Standing {}

    /** It looks as if it will not be, but may still. */
    record Doubtful(Wording reason) implements Standing {}

    /** It will not be. */
    record Failed(Wording reason) implements Standing {}

    /** It cannot be told any more whether it was. */
    record Lost(Wording reason) implements Standing {}

    /** Judges what was read of something awaited. */
    static Standing of(Awaited awaited, LiveState state, ApplySettings settings, Instant now) {
        return switch (awaited) {
            case Awaited.Gone gone ->
                    GoneWait.isGone(state, gone.uid())
                            ? new Reached(WaitPhrase.GONE.of())
                            : new Open(GoneWait.reason(state));
            case Awaited.Well _ -> well(state, settings, now);
            case Awaited.Hook hook -> hook(hook, state, settings, now);
        };
    }

    private static Standing well(LiveState state, ApplySettings settings, Instant now) {
        return switch (state) {
            case LiveState.Absent _ -> new Doubtful(WaitPhrase.NOT_THERE.of());
            case LiveState.Unreadable unreadable -> new Open(unreadable.said());
            case LiveState.Present present -> {
                Optional<Health> health = health(present.manifest(), settings, now);
                yield health.isEmpty() || health.get().silent()
                        ? new Reached(WaitPhrase.THERE.of())
                        : well(health.get(), settings);
            }
        };
    }

    private static Standing well(Health health, ApplySettings settings) {
        Wording words = words(health);
        return switch (health.status()) {
            case HEALTHY -> new Reached(words);
            case SUSPENDED ->
                    settings.waits().suspendedIsDone() ? new Reached(words) : new Open(words);
            case PROGRESSING, MISSING -> new Open(words);
            case DEGRADED, UNKNOWN -> new Doubtful(words);
        };
    }

    private static Standing hook(
            Awaited.Hook hook, LiveState state, ApplySettings settings, Instant now) {
        return switch (state) {
            case LiveState.Absent _ -> new Lost(WaitPhrase.DELETED_BEFORE.of());
            case LiveState.Unreadable unreadable -> new Open(unreadable.said());
            case LiveState.Present present -> {
                if (!present.manifest().uid().equals(hook.uid())) {
                    yield new Lost(WaitPhrase.ANOTHER_OBJECT.of());
                }
                Optional<Health> health = health(present.manifest(), settings, now);
                yield health.isEmpty() || health.get().silent()
                        ? new Reached(WaitPhrase.THERE.of())
                        : hook(health.get());
            }
        };
    }

    private static Standing hook(Health health) {
        Wording words = words(health);
        return switch (health.status()) {
            case HEALTHY -> new Reached(words);
            case SUSPENDED, PROGRESSING, MISSING -> new Open(words);
            case DEGRADED, UNKNOWN -> new Failed(words);
        };
    }

    private static Optional<Health> health(Manifest live, ApplySettings settings, Instant now) {
        return settings.health().assess(live, HealthContext.at(now));
    }

    private static Wording words(Health health) {
        Wording word = word(health.status()).of();
        return health.said().isEmpty() ? word : WaitPhrase.BECAUSE.of(word, health.said());
    }

    private static WaitPhrase word(HealthStatus status) {
        return switch (status) {
            case HEALTHY -> WaitPhrase.HEALTHY;
            case SUSPENDED -> WaitPhrase.SUSPENDED;
            case PROGRESSING -> WaitPhrase.PROGRESSING;
            case MISSING -> WaitPhrase.MISSING;
            case DEGRADED -> WaitPhrase.DEGRADED;
            case UNKNOWN -> WaitPhrase.UNKNOWN;
        };
    }
}
