package dev.leeway.engine.bypass;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread of this process at a time take steps with a lease, and tells whether one does.
 * The journal keeps other processes apart. Safe for use from several threads.
 */
final class LeaseTurns {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /** Work on one lease. */
    @FunctionalInterface
    interface Turn<T> {
        T take() throws BypassException, InterruptedException;
    }

    /**
     * Takes a step when nobody else in this process takes one with the same lease.
     *
     * @throws BypassException also when another step does not end in time
     */
    <T> T inTurn(String id, Turn<T> turn) throws BypassException, InterruptedException {
        Semaphore one = of(id);
        if (!one.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new BypassException(
                    BypassPhrase.OTHER_STEP.of(id), BypassPhrase.OTHER_STEP_NEXT.of(), null);
        }
        try {
            return turn.take();
        } finally {
            one.release();
        }
    }

    /** Takes a step unless somebody else takes one with the same lease right now. */
    <T> Optional<T> ifFree(String id, Turn<T> turn) throws BypassException, InterruptedException {
        Semaphore one = of(id);
        if (!one.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(turn.take());
        } finally {
            one.release();
        }
    }

    /** Returns whether a step with a lease is under way. */
    boolean taken(String id) {
        Semaphore one = turns.get(id);
        return one != null && one.availablePermits() == 0;
    }

    private Semaphore of(String id) {
        return turns.computeIfAbsent(id, _ -> new Semaphore(1));
    }
}
