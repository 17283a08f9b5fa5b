package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.HoldKeeper;
import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.time.InstantSource;

/** Makes the guards of one application on one cluster. Safe for use from several threads. */
public final class Guards {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final String application;
    private final String namespace;
    private final Duration timeout;
    private final Duration observation;
    private final InstantSource clock;

    /**
     * Makes the maker.
     *
     * @param timeout how long one request may take
     * @param observation how long an engine has to look at what was written
     * @param clock tells the time, from which windows begin
     */
    public Guards(
            ClusterReader reader,
            ClusterWriter writer,
            String application,
            String namespace,
            Duration timeout,
            Duration observation,
            InstantSource clock) {
        this.reader = reader;
        this.writer = writer;
        this.application = application;
        this.namespace = namespace;
        this.timeout = timeout;
        this.observation = observation;
        this.clock = clock;
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
            case ARGO_PROJECT_WINDOW ->
                    new ArgoWindowGuard(
                            target(ref),
                            about(ref).name(),
                            new ArgoRefresh(application(ref), observation),
                            clock);
            case ARGO_SET_EXCEPTION -> new ArgoSetGuard(target(ref), about(ref).name());
            case FLUX_OBJECT -> new FluxGuard(target(ref));
            case FLUX_RELEASE -> new FluxSuspendGuard(target(ref));
        };
    }

    private static ResourceKey about(GuardRef ref) {
        return ref.about()
                .orElseThrow(
                        () -> new IllegalStateException(ref + " does not say for which it is"));
    }

    private GuardedObject application(GuardRef ref) throws ClusterException, InterruptedException {
        ResourceKey key = about(ref);
        return target(
                new GuardRef(
                        ref.kind(),
                        key,
                        new Gvk(key.group(), ref.gvk().version(), key.kind()),
                        ref.scope()));
    }

    private GuardedObject target(GuardRef ref) throws ClusterException, InterruptedException {
        ServedKind kind =
                reader.kinds(timeout)
                        .find(ref.gvk())
                        .orElseThrow(
                                () ->
                                        new ClusterException(
                                                LiveState.Unreadable.Reason.UNKNOWN_KIND,
                                                ClusterPhrase.ENGINE_UNSERVED.of(
                                                        ref.gvk().toString(), ref.engine()),
                                                ClusterPhrase.ENGINE_UNSERVED_NEXT.of(),
                                                null));
        return new GuardedObject(reader, writer, ref.target(), kind, timeout);
    }
}
