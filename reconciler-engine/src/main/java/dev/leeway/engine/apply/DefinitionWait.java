package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import dev.leeway.engine.desired.DesiredObject;
import java.util.Optional;

/** Waits until custom resource definitions that were just applied are served. */
final class DefinitionWait {
    private final ClusterReader reader;
    private final ApplySettings settings;
    private final RunBook book;
    private final InstantSource clock;

    DefinitionWait(
            ClusterReader reader, ApplySettings settings, RunBook book, InstantSource clock) {
        this.reader = reader;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    /** Returns why the objects of a definition must not follow yet; empty when they may. */
    Optional<Wording> await(List<Step> steps) throws InterruptedException {
        for (Step step : steps) {
            Optional<DesiredObject> applied = applied(step);
            boolean definition = step.key().kind().equals("CustomResourceDefinition");
            if (definition && applied.isPresent() && !served(applied.get())) {
                return Optional.of(
                        SyncPhrase.UNSERVED.of(
                                Wording.quoted(step.key().name()),
                                Wording.count(settings.definitionTimeout().toSeconds())));
            }
        }
        return Optional.empty();
    }

    private static Optional<DesiredObject> applied(Step step) {
        return switch (step) {
            case Step.Create create -> Optional.of(create.desired());
            case Step.Patch patch -> Optional.of(patch.desired());
            case Step.Migrate migrate -> Optional.of(migrate.desired());
            case Step.Recreate recreate -> Optional.of(recreate.desired());
            case Step.Prune _, Step.RunHook _, Step.Hold _ -> Optional.empty();
        };
    }

    private boolean served(DesiredObject definition) throws InterruptedException {
        ResourceKey key = definition.key();
        Instant since = clock.instant();
        long deadline = System.nanoTime() + settings.definitionTimeout().toNanos();
        Wording told = Wording.none();
        while (true) {
            LiveState state = reader.readNow(key, definition.kind(), settings.requestTimeout());
            boolean established =
                    state instanceof LiveState.Present present && isEstablished(present.manifest());
            if (established && isDiscovered(definition.manifest())) {
                if (!told.isEmpty()) {
                    tell(key, since, WaitPhrase.SERVED.of(), true);
                }
                return true;
            }
            Wording reason = established ? WaitPhrase.ESTABLISHED.of() : reason(state);
            if (System.nanoTime() >= deadline) {
                tell(key, since, reason, true);
                return false;
            }
            if (!reason.equals(told)) {
                told = reason;
                tell(key, since, reason, false);
            }
            Thread.sleep(settings.waits().poll());
        }
    }

    private void tell(ResourceKey key, Instant since, Wording reason, boolean over) {
        book.waiting(
                new Wait(
                        key,
                        Wait.Cause.DEFINITION,
                        since,
                        since.plus(settings.definitionTimeout()),
                        reason,
                        false,
                        over,
                        Set.of()));
    }

    private static Wording reason(LiveState state) {
        return switch (state) {
            case LiveState.Absent _ -> WaitPhrase.NOT_THERE.of();
            case LiveState.Unreadable unreadable -> unreadable.said();
            case LiveState.Present present ->
                    WaitPhrase.NOT_ESTABLISHED.of(conditions(present.manifest()));
        };
    }

    private static String conditions(Manifest definition) {
        return definition
                .root()
                .arrayAt("status", "conditions")
                .objects()
                .map(
                        condition ->
                                condition.string("type", "")
                                        + "="
                                        + condition.string("status", "")
                                        + " "
                                        + condition.string("message", ""))
                .collect(Collectors.joining("; "));
    }

    /** The first version that is served is enough: discovery lists them together. */
    private boolean isDiscovered(Manifest definition) throws InterruptedException {
        String group = definition.root().stringAt("spec", "group").orElse("");
        String kind = definition.root().stringAt("spec", "names", "kind").orElse("");
        Optional<String> version =
                definition
                        .root()
                        .arrayAt("spec", "versions")
                        .objects()
                        .filter(one -> one.bool("served", true))
                        .map(one -> one.string("name", ""))
                        .findFirst();
        try {
            return version.isEmpty()
                    || reader.kinds(settings.requestTimeout())
                            .find(new Gvk(group, version.get(), kind))
                            .isPresent();
        } catch (ClusterException e) {
            return false;
        }
    }

    private static boolean isEstablished(Manifest definition) {
        return definition
                .root()
                .arrayAt("status", "conditions")
                .objects()
                .anyMatch(
                        condition ->
                                condition.string("type", "").equals("Established")
                                        && condition.string("status", "").equals("True"));
    }
}
