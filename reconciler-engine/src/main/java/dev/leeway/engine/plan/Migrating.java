package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldMigration;
import dev.leeway.engine.compare.MigrationScope;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.resource.Manifest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Turns a step into one that takes in client-side tools' fields first, where that is asked. */
final class Migrating {
    private static final String OPTIONS = "argocd.argoproj.io/sync-options";

    private Migrating() {}

    /**
     * Returns the step, or one that migrates first; also for an object in sync that has no step,
     * because fields which Git dropped long ago may still be in it.
     *
     * @param step the step, if there is one
     * @param place where an apply of the object stands
     */
    static Optional<Step> step(
            Optional<Step> step,
            ResourceComparison resource,
            Comparison comparison,
            PlanOptions options,
            StepPlace place) {
        Optional<DesiredObject> desired = resource.toSend();
        Optional<Manifest> live = resource.liveManifest();
        if (options.migrate().isEmpty()
                || desired.isEmpty()
                || live.isEmpty()
                || declined(desired.get().manifest())
                || !mayGo(step, resource, options)
                || OwnerLeave.refusalToWrite(comparison, resource, options).isPresent()) {
            return step;
        }
        MigrationScope asked =
                new MigrationScope(
                        options.migrate(),
                        options.fields().getOrDefault(resource.key(), Set.of()),
                        resource.hiddenAdditions());
        Optional<FieldMigration> migration =
                FieldMigration.of(
                        desired.get().manifest(), live.get(), asked, FieldManagers.LEEWAY);
        return migration.isEmpty()
                ? step
                : Optional.of(
                        new Step.Migrate(
                                desired.get(),
                                place,
                                live.get(),
                                migration.get(),
                                resource.changes(),
                                takesOver(step)));
    }

    /** A conflict with nobody but those whose fields are moved is none afterwards. */
    private static boolean mayGo(
            Optional<Step> step, ResourceComparison resource, PlanOptions options) {
        if (step.isEmpty()) {
            return resource.settled();
        }
        return switch (step.get()) {
            case Step.Patch _ -> true;
            case Step.Hold hold ->
                    hold.reason() instanceof HoldReason.Conflicting conflicting
                            && conflicting.conflicts().stream()
                                    .allMatch(
                                            conflict ->
                                                    MigrationScope.of(options.migrate())
                                                            .names(conflict.manager()));
            case Step.Create _, Step.Migrate _, Step.Recreate _, Step.Prune _, Step.RunHook _ ->
                    false;
        };
    }

    private static boolean takesOver(Optional<Step> step) {
        return step.isPresent() && step.get() instanceof Step.Patch patch && patch.takesOver();
    }

    private static boolean declined(Manifest desired) {
        return desired.annotation(OPTIONS).stream()
                .flatMap(options -> Arrays.stream(options.split(",", -1)))
                .map(String::strip)
                .anyMatch("ClientSideApplyMigration=false"::equals);
    }
}
