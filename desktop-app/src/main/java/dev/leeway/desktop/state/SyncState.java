package dev.leeway.desktop.state;

import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The run of an approved plan.
 *
 * @param plan the plan that runs
 * @param phase how far it is
 * @param outcomes what became of each step, in the plan's order
 * @param waits what it waits for now, the longest wait first
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param end how it came out as a whole; empty while it runs
 * @param trouble why it ended early, if it did
 */
public record SyncState(
        PlanState plan,
        Phase phase,
        List<Outcome> outcomes,
        List<Wait> waits,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<SyncEnd> end,
        Optional<Trouble> trouble) {
    /** Makes a run that begins. */
    public static SyncState begun(PlanState plan, Instant at) {
        return new SyncState(
                plan,
                Phase.RUNNING,
                Collections.nCopies(plan.steps().size(), new Outcome.Waiting()),
                List.of(),
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the run after one step's outcome became known. */
    public SyncState with(int step, Outcome outcome) {
        List<Outcome> changed = new ArrayList<>(outcomes);
        changed.set(step, outcome);
        return new SyncState(
                plan,
                phase,
                Collections.unmodifiableList(changed),
                waits,
                startedAt,
                endedAt,
                end,
                trouble);
    }

    /** Returns the run after it began to wait for something, or a wait changed or ended. */
    public SyncState with(Wait wait) {
        List<Wait> changed = new ArrayList<>(waits);
        changed.removeIf(known -> known.key().equals(wait.key()) && known.cause() == wait.cause());
        if (!wait.over() && phase != Phase.ENDED) {
            changed.add(wait);
        }
        changed.sort(Comparator.comparing(Wait::since).thenComparing(Wait::key));
        return new SyncState(
                plan, phase, outcomes, List.copyOf(changed), startedAt, endedAt, end, trouble);
    }

    /** Returns what the run waits for at an object, if it does. */
    public Optional<Wait> waitFor(ResourceKey key) {
        return waits.stream().filter(wait -> wait.key().equals(key)).findFirst();
    }

    /** Returns the run after its cancellation was asked for. */
    public SyncState cancelling() {
        return phase == Phase.RUNNING
                ? new SyncState(
                        plan, Phase.CANCELLING, outcomes, waits, startedAt, endedAt, end, trouble)
                : this;
    }

    /** Returns the run after its end. */
    public SyncState ended(Instant at, SyncEnd how, Optional<Trouble> trouble) {
        return new SyncState(
                plan,
                Phase.ENDED,
                outcomes,
                List.of(),
                startedAt,
                Optional.of(at),
                Optional.of(how),
                trouble);
    }

    /**
     * Returns what the run waits for at a step that was carried out or begun; a step whose turn has
     * not come is not waited for.
     */
    public Optional<Wait> waitAt(int step) {
        return outcomes.get(step) instanceof Outcome.Running
                        || outcomes.get(step) instanceof Outcome.Done
                ? waitFor(plan.steps().get(step).key())
                : Optional.empty();
    }

    /** Returns how many steps are where this one is, each of them at one place alone. */
    public Map<Place, Long> places() {
        Map<Place, Long> places = new EnumMap<>(Place.class);
        for (int step = 0; step < outcomes.size(); step++) {
            places.merge(placeOf(step), 1L, Long::sum);
        }
        return places;
    }

    private Place placeOf(int step) {
        if (waitAt(step).isPresent()) {
            return Place.AWAITED;
        }
        return switch (outcomes.get(step)) {
            case Outcome.Waiting _ -> Place.TO_DO;
            case Outcome.Running _ -> Place.UNDER_WAY;
            case Outcome.Done _ -> Place.DONE;
            case Outcome.Held _ -> Place.HELD;
            case Outcome.LeftOut _ -> Place.LEFT_OUT;
            case Outcome.Failed _, Outcome.Refused _, Outcome.Unknown _ -> Place.FAILED;
            case Outcome.NotStarted _ -> Place.NOT_STARTED;
        };
    }

    /**
     * Returns how many steps are over: nothing more is done to them and nothing awaited of them.
     */
    public long finished() {
        return places().entrySet().stream()
                .filter(entry -> entry.getKey().over())
                .mapToLong(Map.Entry::getValue)
                .sum();
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

    /** Where a step of a run is, in the order in which they are told. */
    public enum Place {
        /** The server did it, and nothing is awaited of it. */
        DONE,
        /** It failed, was refused, or may or may not have been carried out. */
        FAILED,
        /** It was left alone, as planned. */
        HELD,
        /** It was left out with leave. */
        LEFT_OUT,
        /** It is sent, and the run waits until it is well, over or gone. */
        AWAITED,
        /** It is being carried out. */
        UNDER_WAY,
        /** Its turn has not come. */
        TO_DO,
        /** Its turn never came. */
        NOT_STARTED;

        boolean over() {
            return switch (this) {
                case DONE, FAILED, HELD, LEFT_OUT, NOT_STARTED -> true;
                case AWAITED, UNDER_WAY, TO_DO -> false;
            };
        }
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

        /**
         * It is being carried out.
         *
         * @param since since when
         */
        record Running(Instant since) implements Outcome {}

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
         * It was left out with leave: somebody said so, or the case it is for did not come.
         *
         * @param why by whose leave
         */
        record LeftOut(String why) implements Outcome {}

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
