package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Waits at the end of a wave: for its objects to be well, its hooks to be done, its deletions to be
 * over. Every wait has a deadline, says what it waits for, and takes the operator's decisions.
 */
final class WaveWait {
    private final ClusterReader reader;
    private final ApplySettings settings;
    private final SyncControl control;
    private final RunBook book;
    private final InstantSource clock;

    WaveWait(
            ClusterReader reader,
            ApplySettings settings,
            SyncControl control,
            RunBook book,
            InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.control = control;
        this.book = book;
        this.clock = clock;
    }

    /** How a wait ended. */
    sealed interface End {
        /** As it should. */
        record Reached(Wording reason) implements End {}

        /** Not as it should: it failed, or the time was up. */
        record Failed(Wording reason) implements End {}

        /** It cannot be told. */
        record Lost(Wording reason) implements End {}

        /** The operator wanted it ended. */
        record Terminated(Wording reason) implements End {}

        /** The operator waits no longer. */
        record Skipped(Wording reason) implements End {}
    }

    /** One thing that is still awaited. */
    private static final class Open {
        private final Awaited awaited;
        private final Instant since;
        private final Duration limit;
        private Instant deadline;
        private Instant doubtfulSince = Instant.MAX;
        private Wording told = Wording.none();
        private boolean late;

        Open(Awaited awaited, Instant since, Duration limit) {
            this.awaited = awaited;
            this.since = since;
            this.limit = limit;
            this.deadline = since.plus(limit);
        }
    }

    /**
     * Waits for all of them and tells about each end as it comes.
     *
     * @throws InterruptedException when cancelled; what was not told about is still open
     */
    void await(List<Awaited> all, BiConsumer<Awaited, End> ended) throws InterruptedException {
        Instant since = clock.instant();
        List<Open> open = new ArrayList<>();
        for (Awaited awaited : all) {
            if (awaited.kind().served()) {
                open.add(new Open(awaited, since, limit(awaited)));
            } else {
                ended.accept(awaited, new End.Reached(WaitPhrase.KIND_UNKNOWN.of()));
            }
        }
        while (!open.isEmpty()) {
            Map<ResourceKey, LiveState> states = read(open);
            List<Open> still = new ArrayList<>();
            for (Open one : open) {
                End end = look(one, states);
                if (end == null) {
                    still.add(one);
                } else {
                    if (!one.told.isEmpty()) {
                        book.waiting(wait(one, reason(end), true));
                    }
                    ended.accept(one.awaited, end);
                }
            }
            open = still;
            if (!open.isEmpty()) {
                Thread.sleep(settings.waits().poll());
            }
        }
    }

    private Map<ResourceKey, LiveState> read(List<Open> open) throws InterruptedException {
        Map<ResourceKey, ServedKind> wanted = new HashMap<>();
        open.forEach(one -> wanted.put(one.awaited.key(), one.awaited.kind()));
        Map<ResourceKey, LiveState> states =
                new HashMap<>(reader.read(wanted, settings.requestTimeout()));
        for (Open one : open) {
            // What is kept may be a moment old; that something is gone is asked for anew.
            if (!(states.get(one.awaited.key()) instanceof LiveState.Present)) {
                states.put(
                        one.awaited.key(),
                        reader.readNow(
                                one.awaited.key(), one.awaited.kind(), settings.requestTimeout()));
            }
        }
        return states;
    }

    private Duration limit(Awaited awaited) {
        return switch (awaited) {
            case Awaited.Well well -> settings.waits().healthOf(well.key().kind());
            case Awaited.Gone gone -> settings.waits().healthOf(gone.key().kind());
            case Awaited.Hook hook -> {
                long own =
                        hook.step()
                                .desired()
                                .manifest()
                                .root()
                                .objectAt("spec")
                                .integer("activeDeadlineSeconds", 0);
                // A hook that limits itself is given the time to say so.
                yield own > 0 ? Duration.ofSeconds(own + 30) : settings.waits().hook();
            }
        };
    }

    private @Nullable End look(Open one, Map<ResourceKey, LiveState> states) {
        Instant now = clock.instant();
        LiveState state =
                states.getOrDefault(
                        one.awaited.key(),
                        new LiveState.Unreadable(
                                LiveState.Unreadable.Reason.SERVER_ERROR,
                                ClusterPhrase.UNANSWERED.of()));
        Standing standing = Standing.of(one.awaited, state, settings, now);
        End end = end(one, standing, now);
        if (end != null) {
            return end;
        }
        boolean late = Duration.between(one.since, now).compareTo(settings.waits().late()) >= 0;
        if (!standing.reason().equals(one.told) || late != one.late) {
            one.told = standing.reason();
            one.late = late;
            book.waiting(wait(one, standing.reason(), false));
        }
        return null;
    }

    private @Nullable End end(Open one, Standing standing, Instant now) {
        switch (standing) {
            case Standing.Reached reached -> {
                return new End.Reached(reached.reason());
            }
            case Standing.Failed failed -> {
                return new End.Failed(failed.reason());
            }
            case Standing.Lost lost -> {
                return new End.Lost(lost.reason());
            }
            case Standing.Doubtful doubtful -> {
                one.doubtfulSince = now.isBefore(one.doubtfulSince) ? now : one.doubtfulSince;
                Duration doubted = Duration.between(one.doubtfulSince, now);
                if (doubted.compareTo(settings.waits().degraded()) >= 0) {
                    return new End.Failed(doubtful.reason());
                }
            }
            case Standing.Open _ -> one.doubtfulSince = Instant.MAX;
        }
        WayOut decision = control.take(one.awaited.key()).orElse(null);
        if (decision == WayOut.GO_ON_WAITING) {
            one.deadline = one.deadline.plus(one.limit);
        } else if (decision == WayOut.SKIP) {
            return new End.Skipped(standing.reason());
        } else if (decision == WayOut.TERMINATE_HOOK && one.awaited instanceof Awaited.Hook) {
            return new End.Terminated(standing.reason());
        }
        return now.isBefore(one.deadline)
                ? null
                : new End.Failed(
                        WaitPhrase.TIME_UP.of(
                                Wording.count(one.limit.toSeconds()), standing.reason()));
    }

    private static Wait wait(Open one, Wording reason, boolean over) {
        Set<WayOut> ways =
                one.awaited instanceof Awaited.Hook
                        ? EnumSet.allOf(WayOut.class)
                        : EnumSet.of(WayOut.SKIP, WayOut.GO_ON_WAITING);
        return new Wait(
                one.awaited.key(),
                one.awaited.cause(),
                one.since,
                one.deadline,
                reason,
                one.late,
                over,
                over ? Set.of() : ways);
    }

    private static Wording reason(End end) {
        return switch (end) {
            case End.Reached reached -> reached.reason();
            case End.Failed failed -> failed.reason();
            case End.Lost lost -> lost.reason();
            case End.Terminated terminated -> terminated.reason();
            case End.Skipped skipped -> skipped.reason();
        };
    }
}
