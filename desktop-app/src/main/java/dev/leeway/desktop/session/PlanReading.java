package dev.leeway.desktop.session;

import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanState.Verb;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the engine's plan and its results into what the screens show. Pure. */
public final class PlanReading {
    private static final int FIELDS_IN_A_LINE = 2;

    private final Text text;
    private final FindingsReading findings;

    /** Makes a reading. */
    public PlanReading(Text text, FindingsReading findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Reads a plan. */
    public PlanState of(Plan plan) {
        return new PlanState(
                plan.revision(),
                plan.digest(),
                new PlanWish(
                        plan.options().prune(),
                        !plan.options().takeOver().isEmpty(),
                        plan.options().only()),
                plan.steps().stream().map(this::row).toList());
    }

    private PlanState.Row row(Step step) {
        return switch (step) {
            case Step.Create create ->
                    new PlanState.Row(
                            Verb.CREATE,
                            create.key(),
                            create.verified()
                                    ? create.desired().origin().toString()
                                    : text.text(
                                            "plan.not-verified",
                                            create.desired().origin().toString()),
                            List.of());
            case Step.Patch patch -> patch(patch);
            case Step.Migrate migrate ->
                    new PlanState.Row(
                            Verb.MIGRATE,
                            migrate.key(),
                            text.text(
                                    "plan.migrates",
                                    migrate.migration().gained().size(),
                                    migrate.migration().removed().size()),
                            findings.rows(
                                    Stream.concat(
                                                    migrate.changes().stream(),
                                                    migrate.migration().removed().stream())
                                            .toList()));
            case Step.Recreate recreate ->
                    new PlanState.Row(
                            Verb.RECREATE,
                            recreate.key(),
                            text.text(
                                    "plan.immutable",
                                    recreate.immutable().stream()
                                            .map(Prediction.Cause::field)
                                            .collect(Collectors.joining(", "))),
                            List.of());
            case Step.Prune prune ->
                    new PlanState.Row(
                            Verb.PRUNE, prune.key(), text.text("plan.cascade"), List.of());
            case Step.RunHook hook ->
                    new PlanState.Row(
                            Verb.HOOK,
                            hook.key(),
                            text.text("plan.hook", hook.phase().word(), hook.place().wave()),
                            List.of());
            case Step.Hold hold ->
                    new PlanState.Row(Verb.HOLD, hold.key(), hold.reason().message(), List.of());
        };
    }

    private PlanState.Row patch(Step.Patch patch) {
        List<FieldRow> fields = findings.rows(patch.changes());
        String changes =
                fields.stream()
                        .limit(FIELDS_IN_A_LINE)
                        .map(
                                field ->
                                        text.text(
                                                "plan.change",
                                                field.path(),
                                                shown(field.live()),
                                                shown(field.desired())))
                        .collect(Collectors.joining(", "));
        if (fields.size() > FIELDS_IN_A_LINE) {
            changes = text.text("plan.more-changes", changes, fields.size() - FIELDS_IN_A_LINE);
        }
        return new PlanState.Row(
                Verb.PATCH,
                patch.key(),
                patch.takesOver() ? text.text("plan.takes-over", changes) : changes,
                fields);
    }

    /** A value that is there and empty must not look like nothing. */
    private String shown(Optional<String> value) {
        return value.map(some -> some.isEmpty() ? "\"\"" : some).orElse(text.text("drift.absent"));
    }

    /** Reads the result of a step that took so long. */
    public Outcome of(StepResult result, Duration took) {
        return switch (result) {
            case StepResult.Done _ -> new Outcome.Done(took);
            case StepResult.Failed failed ->
                    new Outcome.Failed(failed(failed), text.text("outcome.failed-next"));
            case StepResult.Refused(Step step, StepResult.Refusal refusal, String message) ->
                    switch (refusal) {
                        case StepResult.Refusal.Held _ -> new Outcome.Held(message);
                        case StepResult.Refusal.Unconfirmed _ ->
                                new Outcome.Refused(message, text.text("outcome.unconfirmed-next"));
                        case StepResult.Refusal.Stale _ ->
                                new Outcome.Refused(message, text.text("outcome.stale-next"));
                        case StepResult.Refusal.Conflicting _ ->
                                new Outcome.Refused(message, text.text("outcome.conflict-next"));
                    };
            case StepResult.NotAttempted(Step step, String message) ->
                    new Outcome.NotStarted(message);
            case StepResult.Waived(Step step, String message) -> new Outcome.NotStarted(message);
            case StepResult.Unknown(Step step, String message) -> new Outcome.Unknown(message);
        };
    }

    private static String failed(StepResult.Failed failed) {
        return failed.causes().isEmpty()
                ? failed.message()
                : failed.message()
                        + "\n"
                        + failed.causes().stream()
                                .map(cause -> cause.field() + ": " + cause.message())
                                .collect(Collectors.joining("\n"));
    }
}
