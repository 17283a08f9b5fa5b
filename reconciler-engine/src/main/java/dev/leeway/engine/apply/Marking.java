package dev.leeway.engine.apply;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Puts Leeway's mark on what it applied. Safe for several threads. */
final class Marking {
    private static final int TRIES = 5;

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final Plan plan;
    private final ApplySettings settings;
    private final Repetition repetition;

    Marking(
            ClusterReader reader,
            ClusterWriter writer,
            Plan plan,
            ApplySettings settings,
            Repetition repetition) {
        this.reader = reader;
        this.writer = writer;
        this.plan = plan;
        this.settings = settings;
        this.repetition = repetition;
    }

    /** Returns the mark of an object, as a body that applies nothing else. */
    Manifest body(DesiredObject desired) {
        return TrackingMark.body(
                desired.kind().gvk().apiVersion(),
                plan.application(),
                desired.key(),
                InventoryObject.applySet(plan.application(), plan.namespace()));
    }

    /**
     * Returns the resource version of the marked object; empty when it could not be marked.
     * Controllers write to new objects at once, so the mark is tried on a newer version of the very
     * object, and on no other.
     */
    Optional<String> put(DesiredObject desired, Manifest stored) throws InterruptedException {
        String version = stored.resourceVersion();
        for (int i = 0; i < TRIES; i++) {
            String basedOn = version;
            WriteResult result =
                    repetition.send(
                            desired.key(),
                            () ->
                                    writer.apply(
                                            new ApplyRequest(
                                                    desired.key(),
                                                    desired.kind(),
                                                    body(desired),
                                                    TrackingMark.MANAGER,
                                                    true,
                                                    basedOn,
                                                    settings.requestTimeout())));
            if (result instanceof WriteResult.Written written) {
                return Optional.of(written.object().resourceVersion());
            }
            if (!(result instanceof WriteResult.Outdated)
                    && !(result instanceof WriteResult.Unknown)) {
                return Optional.empty();
            }
            LiveState now =
                    reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
            if (!(now instanceof LiveState.Present present)
                    || !present.manifest().uid().equals(stored.uid())) {
                return Optional.empty();
            }
            if (TrackingMark.names(present.manifest(), plan.application(), desired.key())) {
                return Optional.of(present.manifest().resourceVersion());
            }
            version = present.manifest().resourceVersion();
        }
        return Optional.empty();
    }
}
