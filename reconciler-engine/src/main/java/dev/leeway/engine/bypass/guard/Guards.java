package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.HoldKeeper;
import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;

/** Makes the guards of one application on one cluster. Safe for use from several threads. */
public final class Guards {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final String application;
    private final String namespace;
    private final Duration timeout;
    private final Duration observation;

    /**
     * Makes the maker.
     *
     * @param timeout how long one request may take
     * @param observation how long an engine has to look at what was written
     */
    public Guards(
            ClusterReader reader,
            ClusterWriter writer,
            String application,
            String namespace,
            Duration timeout,
            Duration observation) {
        this.reader = reader;
        this.writer = writer;
        this.application = application;
        this.namespace = namespace;
        this.timeout = timeout;
        this.observation = observation;
    }

    /**
     * Returns a guard.
     *
     * @throws ClusterException when the cluster does not serve the kind that it writes to
     */
    public Guard of(GuardRef ref) throws ClusterException, InterruptedException {
        return switch (ref.kind()) {
            case LEEWAY ->
                    new LeewayGuard(
                            new HoldKeeper(reader, writer, application, namespace, timeout));
            case ARGO_APPLICATION -> new ArgoGuard(target(ref), observation);
            case FLUX_OBJECT -> new FluxGuard(target(ref));
        };
    }

    private GuardedObject target(GuardRef ref) throws ClusterException, InterruptedException {
        ServedKind kind =
                reader.kinds(timeout)
                        .find(ref.gvk())
                        .orElseThrow(
                                () ->
                                        new ClusterException(
                                                LiveState.Unreadable.Reason.UNKNOWN_KIND,
                                                "The cluster does not serve "
                                                        + ref.gvk()
                                                        + ", which "
                                                        + ref.engine()
                                                        + " is.",
                                                "Look whether that engine is still installed.",
                                                null));
        return new GuardedObject(reader, writer, ref.target(), kind, timeout);
    }
}
