package dev.leeway.engine.practice;

import dev.leeway.engine.practice.api.PracticeWorker;
import java.time.InstantSource;
import java.util.List;

/**
 * How a practice cluster is started.
 *
 * @param port the loopback port, 0 for any that is free
 * @param clock the cluster's time
 * @param nodes how many nodes it has
 * @param historyLimit how many changes watches and pages can look back
 * @param workers what runs inside besides the API: controllers, scheduler, kubelet
 */
public record PracticeOptions(
        int port, InstantSource clock, int nodes, int historyLimit, List<PracticeWorker> workers) {
    private static final int HISTORY = 10_000;
    private static final int NODES = 2;

    public PracticeOptions {
        workers = List.copyOf(workers);
    }

    /** Returns the usual options: any port, the system's time, two nodes, no workers. */
    public static PracticeOptions usual() {
        return new PracticeOptions(0, InstantSource.system(), NODES, HISTORY, List.of());
    }

    /** Returns these options with a port. */
    public PracticeOptions onPort(int other) {
        return new PracticeOptions(other, clock, nodes, historyLimit, workers);
    }

    /** Returns these options with workers. */
    public PracticeOptions with(PracticeWorker... more) {
        return new PracticeOptions(port, clock, nodes, historyLimit, List.of(more));
    }

    /** Returns these options with another limit of the history. */
    public PracticeOptions remembering(int changes) {
        return new PracticeOptions(port, clock, nodes, changes, workers);
    }
}
