package dev.leeway.engine.apply;

import dev.leeway.engine.apply.StepResult.Failed;
import dev.leeway.engine.apply.StepResult.NotAttempted;
import dev.leeway.engine.apply.StepResult.Refused;
import dev.leeway.engine.apply.StepResult.Unknown;
import dev.leeway.engine.compare.FieldMigration;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes in the fields of client-side tools: their entries of managed fields first, then the object
 * is applied, each on the state before it. Safe for use from several threads.
 */
final class MigrationSender {
    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final StepSender steps;
    private final ApplySettings settings;
    private final InstantSource clock;

    MigrationSender(
            ClusterReader reader,
            ClusterWriter writer,
            StepSender steps,
            ApplySettings settings,
            InstantSource clock) {
        this.reader = reader;
        this.writer = writer;
        this.steps = steps;
        this.settings = settings;
        this.clock = clock;
    }

    /** Migrates an object; a status that a controller writes meanwhile does not count. */
    StepResult migrate(Step.Migrate migrate) throws InterruptedException {
        DesiredObject desired = migrate.desired();
        Wording why = StepPhrase.NOT_AS_IT_WAS.of();
        for (int i = 0; i <= StepSender.TRIES; i++) {
            LiveState now =
                    reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
            if (!(now instanceof LiveState.Present present)
                    || !SameObject.isSame(migrate.live(), present.manifest())) {
                return StepSender.stale(migrate, why);
            }
            switch (move(migrate, present.manifest())) {
                case WriteResult.Written written -> {
                    return applied(migrate, written.object());
                }
                case WriteResult.Outdated outdated -> why = Wording.quoted(outdated.message());
                case WriteResult.Rejected rejected -> {
                    return Refusals.failed(migrate, rejected);
                }
                case WriteResult.NotSent notSent -> {
                    return new NotAttempted(migrate, notSent.said());
                }
                case WriteResult.Unknown unknown -> {
                    return new Unknown(migrate, StepPhrase.MOVE_LOST.of(unknown.said()));
                }
                case WriteResult.Conflicting _, WriteResult.AlreadyGone _ -> {
                    return StepSender.stale(migrate, StepPhrase.VANISHED_MOVING.of());
                }
            }
        }
        return StepSender.stale(migrate, why);
    }

    private WriteResult move(Step.Migrate migrate, Manifest live) throws InterruptedException {
        DesiredObject desired = migrate.desired();
        return writer.patch(
                new PatchRequest(
                        desired.key(),
                        desired.kind(),
                        live.uid(),
                        live.resourceVersion(),
                        FieldMigration.operations(
                                live,
                                migrate.migration().scope(),
                                settings.manager(),
                                desired.kind().gvk().apiVersion(),
                                clock.instant()),
                        settings.manager(),
                        settings.requestTimeout()));
    }

    private StepResult applied(Step.Migrate migrate, Manifest moved) throws InterruptedException {
        String version = moved.resourceVersion();
        StepResult result = apply(migrate, version);
        for (int i = 0; i < StepSender.TRIES && StepSender.isStale(result); i++) {
            Optional<String> newer = steps.newer(migrate.desired().kind(), moved, version);
            if (newer.isEmpty()) {
                break;
            }
            version = newer.get();
            result = apply(migrate, version);
        }
        return halfDone(result);
    }

    private StepResult apply(Step.Migrate migrate, String version) throws InterruptedException {
        return steps.applied(
                migrate,
                migrate.desired(),
                version,
                migrate.takesOver(),
                StepPhrase.TAKEN_IN.of(
                        migrate.migration().gained().size(), migrate.migration().removed().size()));
    }

    /** The first of the two requests was carried out, whatever became of the second. */
    private static StepResult halfDone(StepResult result) {
        return switch (result) {
            case Refused refused ->
                    new Refused(refused.step(), refused.refusal(), halfDone(refused.said()));
            case Failed failed ->
                    new Failed(
                            failed.step(),
                            failed.status(),
                            failed.reason(),
                            halfDone(failed.said()),
                            failed.causes());
            case NotAttempted not -> new NotAttempted(not.step(), halfDone(not.said()));
            case Unknown unknown -> new Unknown(unknown.step(), halfDone(unknown.said()));
            case StepResult.Done _, StepResult.Waived _ -> result;
        };
    }

    private static Wording halfDone(Wording said) {
        return StepPhrase.HALF_MIGRATED.of(said);
    }
}
