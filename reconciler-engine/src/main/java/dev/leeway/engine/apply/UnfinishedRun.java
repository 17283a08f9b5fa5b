package dev.leeway.engine.apply;

import dev.leeway.engine.audit.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * A run whose process ended before the run did: what is known of it, and what is not.
 *
 * @param start the run
 * @param steps how far each step came, in the order of the run's steps
 */
public record UnfinishedRun(RunStart start, List<Trace> steps) {
    public UnfinishedRun {
        steps = List.copyOf(steps);
    }

    /** Returns the steps that may or may not have been carried out: sent, and no answer noted. */
    public List<Trace> unknown() {
        return steps.stream()
                .filter(
                        trace ->
                                switch (trace.state()) {
                                    case State.NotSent ignored -> false;
                                    case State.Sent ignored -> true;
                                    case State.Ended ended -> ended.outcome() == Outcome.UNKNOWN;
                                })
                .toList();
    }

    /** Returns the steps that were certainly never sent. */
    public List<Trace> notSent() {
        return steps.stream().filter(trace -> trace.state() instanceof State.NotSent).toList();
    }

    /**
     * One step's trace.
     *
     * @param step what was to be done
     * @param state how far it came
     */
    public record Trace(RunStart.Planned step, State state) {}

    /** How far a step came. */
    public sealed interface State {
        /** It was never sent. */
        record NotSent() implements State {}

        /**
         * It was about to be sent, and nothing is known since.
         *
         * @param at when
         */
        record Sent(Instant at) implements State {}

        /**
         * Its outcome was noted.
         *
         * @param outcome the outcome
         * @param message what happened, in words
         * @param resourceVersion the object's resource version after it, empty when there is none
         * @param at when
         */
        record Ended(Outcome outcome, String message, String resourceVersion, Instant at)
                implements State {}
    }
}
