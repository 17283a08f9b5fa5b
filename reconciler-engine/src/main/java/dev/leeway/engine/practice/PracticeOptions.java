package dev.leeway.engine.practice;

import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.practice.api.WriteWitness;
import dev.leeway.engine.practice.store.StoreContent;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How a practice cluster is started.
 *
 * @param port the loopback port, 0 for any that is free
 * @param clock the cluster's time
 * @param nodes how many nodes it has
 * @param historyLimit how many changes watches and pages can look back
 * @param workers what runs inside besides the API: controllers, scheduler, kubelet
 * @param content what it holds from the start; empty for what a new cluster holds
 * @param metrics whether it measures what pods use, as with a metrics server
 * @param witness hears of every write that a request brings about
 */
public record PracticeOptions(
        int port,
        InstantSource clock,
        int nodes,
        int historyLimit,
        List<PracticeWorker> workers,
        Optional<StoreContent> content,
        boolean metrics,
        WriteWitness witness) {
    private static final int HISTORY = 10_000;
    private static final int NODES = 2;

    public PracticeOptions {
        workers = List.copyOf(workers);
    }

    /** Returns the usual options: any port, the system's time, two nodes, no workers. */
    public static PracticeOptions usual() {
        return new PracticeOptions(
                0,
                InstantSource.system(),
                NODES,
                HISTORY,
                List.of(),
                Optional.empty(),
                false,
                WriteWitness.NONE);
    }

    /** Returns these options with a port. */
    public PracticeOptions onPort(int other) {
        return new PracticeOptions(
                other, clock, nodes, historyLimit, workers, content, metrics, witness);
    }

    /** Returns these options with workers. */
    public PracticeOptions with(PracticeWorker... more) {
        return new PracticeOptions(
                port, clock, nodes, historyLimit, List.of(more), content, metrics, witness);
    }

    /** Returns these options with another limit of the history. */
    public PracticeOptions remembering(int changes) {
        return new PracticeOptions(port, clock, nodes, changes, workers, content, metrics, witness);
    }

    /** Returns these options with what another cluster held, in place of a new one's objects. */
    public PracticeOptions holding(Optional<StoreContent> kept) {
        return new PracticeOptions(
                port, clock, nodes, historyLimit, workers, kept, metrics, witness);
    }

    /** Returns these options with what pods use being measured. */
    public PracticeOptions measuring() {
        return new PracticeOptions(
                port, clock, nodes, historyLimit, workers, content, true, witness);
    }

    /** Returns these options with a witness of the writes. */
    public PracticeOptions witnessed(WriteWitness by) {
        return new PracticeOptions(port, clock, nodes, historyLimit, workers, content, metrics, by);
    }
}
