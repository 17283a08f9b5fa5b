package dev.leeway.desktop.session;

import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanState.More;
import dev.leeway.desktop.state.PlanState.Verb;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.OwnershipWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.run.RollBackPreview;
import dev.leeway.engine.run.RollBackWarning;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.desktop.state.SyncState.Outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the engine's plan and its results into what the screens show. Pure. */
final class PlanReading {
    private static final int FIELDS_IN_A_LINE = 2;

    private final Text text;
    private final FindingsReading findings;
    private final OutcomeReading outcomes;
    private final HoldWords holds;
    private final OwnershipWords ownership;

    PlanReading(Text text, FindingsReading findings) {
        this.text = text;
        this.findings = findings;
        this.outcomes = new OutcomeReading(text);
        this.holds = new HoldWords(text);
        this.ownership = new OwnershipWords(text);
    }

    /** Reads the result of a step that took so long. */
    Outcome of(StepResult result, Duration took) {
        return outcomes.of(result, took);
    }

    /** Reads a plan. */
    PlanState of(Planning.Planned planned) {
        Plan plan = planned.plan();
        return new PlanState(
                plan.revision(),
                plan.digest(),
                planned.wish(),
                plan.steps().stream().map(step -> row(step, planned)).toList(),
                new PlanState.Cautions(
                        asked(plan),
                        plan.guards().stream().map(holds::guard).toList(),
                        notes(plan),
                        planned.back().map(this::back)));
    }

    /** Returns what is to be typed for the plan's deletions, in the window's language. */
    Optional<String> asked(Plan plan) {
        return plan.asked().map(new EngineWords(text)::words);
    }

    private List<String> notes(Plan plan) {
        List<String> notes = new ArrayList<>();
        plan.problems().forEach(problem -> notes.add(new EngineWords(text).words(problem.said())));
        plan.notes().forEach(note -> notes.add(new EngineWords(text).words(note)));
        String lease = holds.lease(plan.lease());
        if (!lease.isEmpty()) {
            notes.add(lease);
        }
        return notes;
    }

    private PlanState.RollBack back(RollBackPreview preview) {
        return new PlanState.RollBack(
                preview.sync().map(sync -> sync.number()),
                preview.source() instanceof RollBackPreview.Source.Kept,
                preview.warnings().stream()
                        .map(
                                warning ->
                                        new PlanState.Warning(
                                                grave(warning.kind()),
                                                (new EngineWords(text).words(warning.said())
                                                                + " "
                                                                + remedy(warning))
                                                        .strip()))
                        .toList(),
                preview.replaced().stream().map(holds::held).toList());
    }

    /** How what a warning speaks of is asked for in the window. */
    private String remedy(RollBackWarning warning) {
        return switch (warning.remedy()) {
            case NONE -> "";
            case TAKE_KEPT -> text.text("plan.remedy.kept", text.text("plan.back-kept"));
            case LEAVE_OUT -> text.text("plan.remedy.leave-out");
            case RECREATE -> text.text("plan.remedy.recreate");
            case PRUNE -> text.text("plan.remedy.prune", text.text("plan.prune"));
        };
    }

    /** What only tells where manifests come from does no damage. */
    private static boolean grave(RollBackWarning.Kind kind) {
        return switch (kind) {
            case NOT_FROM_GIT, NEVER_WHOLE, RENDERS_DIFFERENTLY, LEFT_OVER -> false;
            case VALUES_NOT_KEPT,
                    VERSION_NOT_SERVED,
                    DEFINITION_LOSES_VERSION,
                    IMMUTABLE,
                    REFUSED,
                    DELETED,
                    HELD ->
                    true;
        };
    }

    private PlanState.Row row(Step step, Planning.Planned planned) {
        Comparison comparison = planned.comparison();
        return switch (step) {
            case Step.Create create ->
                    row(
                            Verb.CREATE,
                            step,
                            create.verified()
                                    ? create.desired().origin().toString()
                                    : text.text(
                                            "plan.not-verified",
                                            create.desired().origin().toString()),
                            List.of(),
                            more(planned, step, List.of()));
            case Step.Patch patch -> patch(patch, planned);
            case Step.Migrate migrate ->
                    row(
                            Verb.MIGRATE,
                            step,
                            text.text(
                                    "plan.migrates",
                                    migrate.migration().gained().size(),
                                    migrate.migration().removed().size()),
                            findings.rows(
                                    Stream.concat(
                                                    migrate.changes().stream(),
                                                    migrate.migration().removed().stream())
                                            .toList()),
                            more(planned, step, migration(migrate)));
            case Step.Recreate recreate ->
                    row(
                            Verb.RECREATE,
                            step,
                            text.text(
                                    "plan.immutable",
                                    recreate.immutable().stream()
                                            .map(Prediction.Cause::field)
                                            .distinct()
                                            .collect(Collectors.joining(", "))),
                            comparison
                                    .find(step.key())
                                    .map(verdict -> findings.rows(verdict.changes()))
                                    .orElse(List.of()),
                            more(
                                    planned,
                                    step,
                                    List.of(
                                            text.text(
                                                    "plan.takes-along",
                                                    holds.along(recreate.takesAlong())))));
            case Step.Prune _ ->
                    row(
                            Verb.PRUNE,
                            step,
                            text.text("plan.cascade"),
                            List.of(),
                            more(
                                    planned,
                                    step,
                                    planned.plan().guards().stream()
                                            .filter(guard -> guard.objects().contains(step.key()))
                                            .map(holds::guard)
                                            .toList()));
            case Step.RunHook hook ->
                    row(
                            Verb.HOOK,
                            step,
                            text.text("plan.hook", hook.phase().word(), hook.place().wave()),
                            List.of(),
                            more(planned, step, cleanups(hook)));
            case Step.Hold hold ->
                    row(
                            Verb.HOLD,
                            step,
                            holds.reason(hold.reason()),
                            comparison
                                    .find(step.key())
                                    .map(verdict -> findings.rows(verdict.changes()))
                                    .orElse(List.of()),
                            new More(List.of(), asks(hold.reason()), comparison.find(step.key())));
        };
    }

    private static PlanState.Row row(
            Verb verb, Step step, String summary, List<FieldRow> fields, More more) {
        return new PlanState.Row(verb, step.key(), summary, fields, step.place(), more);
    }

    /** What an adopted object belonged to stands beside what is done to it. */
    private More more(Planning.Planned planned, Step step, List<String> details) {
        List<String> all = new ArrayList<>(details);
        if (planned.plan().options().adopt().contains(step.key())) {
            planned.comparison()
                    .ownerships()
                    .find(step.key())
                    .filter(whose -> !whose.ours())
                    .map(whose -> text.text("plan.adopts", ownership.sentence(whose)))
                    .ifPresent(all::add);
        }
        return new More(all, Optional.empty(), planned.comparison().find(step.key()));
    }

    /** Returns what would have to be allowed for an object that is left alone. */
    private static Optional<Leave> asks(HoldReason reason) {
        return switch (reason) {
            case HoldReason.Conflicting _ -> Optional.of(Leave.TAKE_OVER);
            case HoldReason.NotOurs(Ownership whose)
                    when whose.leave() == Ownership.Leave.WHEN_ASKED ->
                    Optional.of(Leave.ADOPT);
            case HoldReason.Immutable _ -> Optional.of(Leave.RECREATE);
            case HoldReason.PruneNotAsked _ -> Optional.of(Leave.PRUNE);
            case HoldReason.NotOurs _,
                    HoldReason.Undetermined _,
                    HoldReason.Rejected _,
                    HoldReason.PruneRefused _,
                    HoldReason.Held _,
                    HoldReason.AskedFor _,
                    HoldReason.Shared _ ->
                    Optional.empty();
        };
    }

    private List<String> migration(Step.Migrate migrate) {
        String from =
                migrate.migration().from().stream()
                        .map(owner -> owner.manager())
                        .distinct()
                        .collect(Collectors.joining(", "));
        List<String> sentences = new ArrayList<>();
        sentences.add(text.text("plan.migrates-from", from));
        if (!migrate.migration().exact()) {
            sentences.add(text.text("plan.migrates-inexact"));
        }
        return sentences;
    }

    private List<String> cleanups(Step.RunHook hook) {
        List<String> sentences = new ArrayList<>();
        sentences.add(hook.desired().origin().toString());
        hook.cleanups().stream()
                .sorted()
                .map(
                        cleanup ->
                                switch (cleanup) {
                                    case BEFORE_HOOK_CREATION -> "plan.hook-before";
                                    case HOOK_SUCCEEDED -> "plan.hook-succeeded";
                                    case HOOK_FAILED -> "plan.hook-failed";
                                })
                .map(key -> text.text(key))
                .forEach(sentences::add);
        return sentences;
    }

    private PlanState.Row patch(Step.Patch patch, Planning.Planned planned) {
        Predicate<FieldChange> isTaken = change -> patch.takesOver() && isTaken(change);
        List<FieldChange> taken = patch.changes().stream().filter(isTaken).toList();
        List<FieldChange> own = patch.changes().stream().filter(isTaken.negate()).toList();
        String summary = patch.onlyMarks() ? text.text("plan.only-mark") : changes(own);
        if (!taken.isEmpty()) {
            summary =
                    Stream.of(text.text("plan.takes-over", changes(taken)), summary)
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining("   \u00b7   "));
        }
        return row(
                Verb.PATCH,
                patch,
                summary,
                findings.rows(patch.changes()),
                more(planned, patch, List.of()));
    }

    /** Somebody else owns the field, alone or too; what nobody owns is taken from nobody. */
    private static boolean isTaken(FieldChange change) {
        return change.attribution() instanceof Attribution.Known known
                && Stream.concat(Stream.of(known.owner()), known.coOwners().stream())
                        .anyMatch(owner -> !owner.manager().equals(FieldManagers.LEEWAY));
    }

    private String changes(List<FieldChange> some) {
        String first =
                findings.rows(some).stream()
                        .limit(FIELDS_IN_A_LINE)
                        .map(
                                field ->
                                        text.text(
                                                "plan.change",
                                                field.path(),
                                                shown(field.live()),
                                                shown(field.desired())))
                        .collect(Collectors.joining(", "));
        int more = some.size() - FIELDS_IN_A_LINE;
        return more > 0 ? text.text("plan.more-changes", first, more) : first;
    }

    /** A value that is there and empty must not look like nothing. */
    private String shown(Optional<String> value) {
        return value.map(some -> some.isEmpty() ? "\"\"" : some).orElse(text.text("drift.absent"));
    }
}
