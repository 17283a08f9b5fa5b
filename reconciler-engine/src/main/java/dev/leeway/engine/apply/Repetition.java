package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Sends a request again, after pauses that grow, while its answer says that this may help. Only
 * requests that do no harm when they are carried out twice go through it: server-side applies, and
 * deletions with the uid.
 */
final class Repetition {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    /** A cluster that says nothing was asked again and again before that is known. */
    private static final int SILENT_TRIES = 1;

    private final RetrySettings settings;
    private final RunBook book;
    private final InstantSource clock;

    Repetition(RetrySettings settings, RunBook book, InstantSource clock) {
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    /** One request. */
    @FunctionalInterface
    interface Request {
        /** Sends it. */
        WriteResult send() throws InterruptedException;
    }

    /**
     * Sends it, at most so often as the settings say. An answer that the object has moved on is
     * doubtful once an earlier try may have been carried out.
     */
    WriteResult send(ResourceKey key, Request request) throws InterruptedException {
        WriteResult result = request.send();
        boolean doubtful = result instanceof WriteResult.Unknown;
        Instant since = clock.instant();
        for (int i = 0; i < settings.limit(); i++) {
            Optional<Wording> again = worthwhile(result);
            if (again.isEmpty() || (i >= SILENT_TRIES && isSilence(result))) {
                break;
            }
            Duration pause = settings.pause(i);
            Instant next = clock.instant().plus(pause);
            book.waiting(waiting(key, since, next, again.get(), i, false));
            Thread.sleep(pause);
            result = request.send();
            book.waiting(waiting(key, since, next, again.get(), i, true));
            doubtful |= result instanceof WriteResult.Unknown;
        }
        return doubtful ? doubted(result) : result;
    }

    /** Where an earlier try may have been carried out, not being sent later says nothing. */
    private static WriteResult doubted(WriteResult result) {
        return switch (result) {
            case WriteResult.Outdated outdated -> new WriteResult.Unknown(outdated.message());
            case WriteResult.NotSent notSent -> new WriteResult.Unknown(notSent.said());
            case WriteResult.Rejected rejected when PASSING.contains(rejected.status()) ->
                    new WriteResult.Unknown(rejected.said());
            case WriteResult.Written _,
                    WriteResult.AlreadyGone _,
                    WriteResult.Conflicting _,
                    WriteResult.Rejected _,
                    WriteResult.Unknown _ ->
                    result;
        };
    }

    private static boolean isSilence(WriteResult result) {
        return result instanceof WriteResult.NotSent || result instanceof WriteResult.Unknown;
    }

    private static Wait waiting(
            ResourceKey key, Instant since, Instant next, Wording reason, int i, boolean over) {
        return new Wait(
                key,
                Wait.Cause.RETRY,
                since,
                next,
                WaitPhrase.RETRY.of(Wording.count(i + 2), reason),
                false,
                over,
                Set.of());
    }

    private static Optional<Wording> worthwhile(WriteResult result) {
        return switch (result) {
            case WriteResult.NotSent notSent -> Optional.of(notSent.said());
            case WriteResult.Unknown unknown -> Optional.of(unknown.said());
            case WriteResult.Rejected rejected when PASSING.contains(rejected.status()) ->
                    Optional.of(rejected.said());
            case WriteResult.Written _,
                    WriteResult.AlreadyGone _,
                    WriteResult.Conflicting _,
                    WriteResult.Outdated _,
                    WriteResult.Rejected _ ->
                    Optional.empty();
        };
    }
}
