package dev.leeway.engine.apply;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the kind of an object that nobody served when the plan was made. */
final class KindArrival {
    private final ClusterReader reader;
    private final ApplySettings settings;
    private final RunBook book;
    private final InstantSource clock;

    KindArrival(ClusterReader reader, ApplySettings settings, RunBook book, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Returns the object as the cluster serves it now, waiting for its kind to come; empty when it
     * did not come in time.
     */
    Optional<DesiredObject> resolve(DesiredObject object) throws InterruptedException {
        if (object.kind().served()) {
            return Optional.of(object);
        }
        Instant since = clock.instant();
        Instant until = since.plus(settings.definitionTimeout());
        boolean told = false;
        while (true) {
            Optional<ServedKind> kind = find(object);
            if (kind.isPresent()) {
                if (told) {
                    book.waiting(wait(object.key(), since, until, true));
                }
                return Optional.of(as(object, kind.get()));
            }
            if (!clock.instant().isBefore(until)) {
                return Optional.empty();
            }
            if (!told) {
                told = true;
                book.waiting(wait(object.key(), since, until, false));
            }
            Thread.sleep(settings.waits().poll());
        }
    }

    private static Wait wait(ResourceKey key, Instant since, Instant until, boolean over) {
        return new Wait(
                key,
                Wait.Cause.DEFINITION,
                since,
                until,
                (over ? WaitPhrase.KIND_SERVED : WaitPhrase.KIND_UNSERVED).of(),
                false,
                over,
                Set.of());
    }

    private Optional<ServedKind> find(DesiredObject object) throws InterruptedException {
        try {
            return reader.kinds(settings.requestTimeout()).find(object.kind().gvk());
        } catch (ClusterException e) {
            return Optional.empty();
        }
    }

    private static DesiredObject as(DesiredObject object, ServedKind kind) {
        if (kind.namespaced()) {
            return new DesiredObject(object.key(), kind, object.manifest(), object.origin());
        }
        ResourceKey key = object.key();
        return new DesiredObject(
                new ResourceKey(key.group(), key.kind(), "", key.name()),
                kind,
                new Manifest(object.manifest().root().withoutAt(List.of("metadata", "namespace"))),
                object.origin());
    }
}
