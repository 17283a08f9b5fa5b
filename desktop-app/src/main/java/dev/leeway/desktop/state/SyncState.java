package dev.leeway.desktop.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The run of an approved plan.
 *
 * @param plan the plan that runs
 * @param phase how far it is
 * @param outcomes what became of each step, in the plan's order
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param trouble why it ended early, if it did
 */
public record SyncState(
        PlanState plan,
        Phase phase,
        List<Outcome> outcomes,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<Trouble> trouble) {
    /** Makes a run that begins. */
    public static SyncState begun(PlanState plan, Instant at) {
        return new SyncState(
                plan,
                Phase.RUNNING,
                Collections.nCopies(plan.steps().size(), new Outcome.Waiting()),
                at,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the run after one step's outcome became known. */
    public SyncState with(int step, Outcome outcome) {
        List<Outcome> changed = new ArrayList<>(outcomes);
        changed.set(step, outcome);
        return new SyncState(
                plan, phase, Collections.unmodifiableList(changed), startedAt, endedAt, trouble);
    }

    /** Returns the run after its cancellation was asked for. */
    public SyncState cancelling() {
        return phase == Phase.RUNNING
                ? new SyncState(plan, Phase.CANCELLING, outcomes, startedAt, endedAt, trouble)
                : this;
    }

    /** Returns the run after its end. */
    public SyncState ended(Instant at, Optional<Trouble> trouble) {
        return new SyncState(plan, Phase.ENDED, outcomes, startedAt, Optional.of(at), trouble);
    }

    /** Returns how many steps have an outcome that will not change. */
    public long finished() {
        return outcomes.stream()
                .filter(
                        outcome ->
                                !(outcome instanceof Outcome.Waiting
                                        || outcome instanceof Outcome.Running))
                .count();
    }

    /** Returns how many steps failed, were refused, or may or may not have been carried out. */
    public long failures() {
        return outcomes.stream()
                        .filter(
                                outcome ->
                                        outcome instanceof Outcome.Failed
                                                || outcome instanceof Outcome.Refused
                                                || outcome instanceof Outcome.Unknown)
                        .count()
                + (trouble.isPresent() ? 1 : 0);
    }

    /** How far a run is. */
    public enum Phase {
        /** Steps are being carried out. */
        RUNNING,
        /** A cancel was asked for; the step under way is finished first. */
        CANCELLING,
        /** Nothing more will happen. */
        ENDED
    }

    /** What became of one step. */
    public sealed interface Outcome {
        /** Its turn has not come. */
        record Waiting() implements Outcome {}

        /** It is being carried out. */
        record Running() implements Outcome {}

        /**
         * The server did it.
         *
         * @param took how long it took
         */
        record Done(Duration took) implements Outcome {}

        /**
         * It was left alone, as planned.
         *
         * @param why the reason
         */
        record Held(String why) implements Outcome {}

        /**
         * It failed.
         *
         * @param why the cause
         * @param next what to do next
         */
        record Failed(String why, String next) implements Outcome {}

        /**
         * It was refused before anything was written.
         *
         * @param why the reason
         * @param next what to do next
         */
        record Refused(String why, String next) implements Outcome {}

        /**
         * Its turn never came.
         *
         * @param why the reason
         */
        record NotStarted(String why) implements Outcome {}

        /**
         * It was sent and no answer came.
         *
         * @param why what happened
         */
        record Unknown(String why) implements Outcome {}
    }
}
