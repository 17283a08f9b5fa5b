package dev.leeway.engine.bypass;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one thread of this process at a time be at a lease, and tells whether it takes a step with
 * it: a look that finds nothing is not worth a word. The journal keeps other processes apart. Safe
 * for use from several threads.
 */
final class LeaseTurns {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration SHORT = Duration.ofMillis(20);

    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final Set<String> steps = ConcurrentHashMap.newKeySet();

    /** Work on one lease. */
    @FunctionalInterface
    interface Turn<T> {
        T take() throws BypassException, InterruptedException;
    }

    /**
     * Takes a step when nobody else in this process is at the same lease.
     *
     * @throws BypassException also when another step does not end in time
     */
    <T> T inTurn(String id, Turn<T> turn) throws BypassException, InterruptedException {
        return inPassing(id, () -> marked(id, turn));
    }

    /**
     * Looks at a lease when nobody else in this process is at it; nobody is told of a step.
     *
     * @throws BypassException also when a step does not end in time
     */
    <T> T inPassing(String id, Turn<T> look) throws BypassException, InterruptedException {
        Semaphore one = of(id);
        if (!one.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw late(id);
        }
        try {
            return look.take();
        } finally {
            one.release();
        }
    }

    /**
     * Takes a step unless another one is under way; a look is waited for.
     *
     * @return empty while another step is under way
     * @throws BypassException also when a look does not end in time
     */
    <T> Optional<T> unlessStep(String id, Turn<T> turn)
            throws BypassException, InterruptedException {
        Semaphore one = of(id);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!one.tryAcquire(SHORT.toMillis(), TimeUnit.MILLISECONDS)) {
            if (taken(id)) {
                return Optional.empty();
            }
            if (System.nanoTime() - until > 0) {
                throw late(id);
            }
        }
        try {
            return Optional.of(marked(id, turn));
        } finally {
            one.release();
        }
    }

    private <T> T marked(String id, Turn<T> turn) throws BypassException, InterruptedException {
        steps.add(id);
        try {
            return turn.take();
        } finally {
            steps.remove(id);
        }
    }

    private static BypassException late(String id) {
        return new BypassException(
                BypassPhrase.OTHER_STEP.of(id), BypassPhrase.OTHER_STEP_NEXT.of(), null);
    }

    /** Returns whether a step with a lease is under way. */
    boolean taken(String id) {
        return steps.contains(id);
    }

    private Semaphore of(String id) {
        return turns.computeIfAbsent(id, _ -> new Semaphore(1));
    }
}
