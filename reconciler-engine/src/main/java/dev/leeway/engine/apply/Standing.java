package dev.leeway.engine.apply;

import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.util.Optional;

/** How something that a sync waits for stands at a moment. */
sealed interface Standing {
    /** Returns how it stands, in words. */
    String reason();

    /** It is as it should be. */
    record Reached(String reason) implements Standing {}

    /** It is not yet. */
    record Open(String reason) implements Standing {}

    /** It looks as if it will not be, but may still. */
    record Doubtful(String reason) implements Standing {}

    /** It will not be. */
    record Failed(String reason) implements Standing {}

    /** It cannot be told any more whether it was. */
    record Lost(String reason) implements Standing {}

    /** Judges what was read of something awaited. */
    static Standing of(Awaited awaited, LiveState state, ApplySettings settings, Instant now) {
        return switch (awaited) {
            case Awaited.Gone gone ->
                    GoneWait.isGone(state, gone.uid())
                            ? new Reached("it is gone")
                            : new Open(GoneWait.reason(state));
            case Awaited.Well _ -> well(state, settings, now);
            case Awaited.Hook hook -> hook(hook, state, settings, now);
        };
    }

    private static Standing well(LiveState state, ApplySettings settings, Instant now) {
        return switch (state) {
            case LiveState.Absent _ -> new Doubtful("it is not there");
            case LiveState.Unreadable unreadable -> new Open(unreadable.message());
            case LiveState.Present present -> {
                Optional<Health> health = health(present.manifest(), settings, now);
                yield health.isEmpty() || health.get().silent()
                        ? new Reached("it is there")
                        : well(health.get(), settings);
            }
        };
    }

    private static Standing well(Health health, ApplySettings settings) {
        String words = words(health);
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
            case LiveState.Absent _ ->
                    new Lost("it was deleted by somebody before its end was seen");
            case LiveState.Unreadable unreadable -> new Open(unreadable.message());
            case LiveState.Present present -> {
                if (!present.manifest().uid().equals(hook.uid())) {
                    yield new Lost("somebody made another object of its name");
                }
                Optional<Health> health = health(present.manifest(), settings, now);
                yield health.isEmpty() || health.get().silent()
                        ? new Reached("it is there")
                        : hook(health.get());
            }
        };
    }

    private static Standing hook(Health health) {
        String words = words(health);
        return switch (health.status()) {
            case HEALTHY -> new Reached(words);
            case SUSPENDED, PROGRESSING, MISSING -> new Open(words);
            case DEGRADED, UNKNOWN -> new Failed(words);
        };
    }

    private static Optional<Health> health(Manifest live, ApplySettings settings, Instant now) {
        return settings.health().assess(live, HealthContext.at(now));
    }

    private static String words(Health health) {
        return health.message().isEmpty()
                ? health.status().word()
                : health.status().word() + ": " + health.message();
    }
}
