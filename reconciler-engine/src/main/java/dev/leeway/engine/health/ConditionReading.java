package dev.leeway.engine.health;

import dev.leeway.engine.health.Finding.Weight;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a condition of an unknown kind: the words of its type say which way is good, its reason and
 * message say how bad the other way is.
 */
final class ConditionReading {
    /** Types that sum up the object by the API conventions. */
    private static final Set<String> SUMMARIES =
            Set.of(
                    "Ready",
                    "Available",
                    "Healthy",
                    "Succeeded",
                    "Successful",
                    "Complete",
                    "Completed",
                    "Done",
                    "Finished");

    /** Last words of types that say that something ended, well or not. */
    private static final Set<String> ENDINGS = Set.of("complete", "completed", "done", "finished");

    private static final Set<String> PART_GOALS = Set.of("ready", "healthy");

    /** Last words of types that say that something began, which it did whatever came of it. */
    private static final Set<String> BEGINNINGS = Set.of("started", "begun", "initiated");

    /** Last words of types that name what is going on while they are true. */
    private static final Set<String> ACTIVITIES =
            Set.of("upgrade", "update", "rollout", "migration", "restart", "resize", "expansion");

    private ConditionReading() {}

    static boolean isSummary(Condition condition) {
        return SUMMARIES.contains(condition.type());
    }

    /**
     * Returns what the condition tells, or empty when it tells nothing.
     *
     * @param task whether the object is a piece of work that ends, so that running is not its goal
     */
    static Optional<Finding> read(Condition condition, boolean task) {
        if (task && saysRunning(condition)) {
            return condition.isTrue()
                    ? found(Tone.BUSY, Weight.DETAIL, condition)
                    : activity(condition);
        }
        Weight weight = isSummary(condition) ? Weight.SUMMARY : Weight.DETAIL;
        if (condition.type().equals("Warning") || condition.type().equals("Warnings")) {
            return Optional.empty();
        }
        return switch (goal(condition)) {
            case BAD -> negative(condition);
            case PAUSED -> stop(condition);
            case BUSY -> activity(condition);
            case NONE -> Optional.empty();
            case GOOD, ABSENT, UNSURE -> positive(condition, weight);
        };
    }

    private static boolean saysRunning(Condition condition) {
        List<String> words = StatusWords.split(condition.type());
        return !words.isEmpty() && words.getLast().equals("running");
    }

    /**
     * Returns whether a condition counts where the object says of itself that it is ready: what is
     * not so then is a lack (cannot be migrated, has no traffic) unless its reason is a failure,
     * and what was so in part is past.
     */
    static boolean countsBesideReady(Condition condition) {
        if (StatusWords.split(condition.type()).contains("partially")) {
            return false;
        }
        return !condition.isFalse() || StatusWords.phrase(condition.reason()) == Tone.BAD;
    }

    /** Returns what the condition's being true would mean, by the words of its type. */
    static Tone goal(Condition condition) {
        List<String> words = StatusWords.split(condition.type());
        if (!words.isEmpty() && BEGINNINGS.contains(words.getLast())) {
            return Tone.NONE;
        }
        if (!words.isEmpty() && ACTIVITIES.contains(words.getLast())) {
            return Tone.BUSY;
        }
        boolean negated = words.contains("not") || words.contains("no");
        for (String word : words) {
            if (word.equals("running")) {
                continue;
            }
            if (StatusWords.isBad(word) || word.endsWith("pressure") || word.equals("deprecated")) {
                return negated ? Tone.GOOD : Tone.BAD;
            }
            if (StatusWords.isPaused(word)) {
                return Tone.PAUSED;
            }
            if (StatusWords.isBusy(word)) {
                return Tone.BUSY;
            }
        }
        return negated ? Tone.BAD : Tone.GOOD;
    }

    private static Optional<Finding> negative(Condition condition) {
        boolean trouble = condition.isTrue() && StatusWords.phrase(condition.reason()) != Tone.GOOD;
        return trouble ? found(Tone.BAD, Weight.DETAIL, condition) : Optional.empty();
    }

    /** Reads a condition that says that it was stopped: by somebody, or by trouble. */
    private static Optional<Finding> stop(Condition condition) {
        if (!condition.isTrue()) {
            return Optional.empty();
        }
        return StatusWords.phrase(condition.reason()) == Tone.BAD
                ? found(Tone.BAD, Weight.DETAIL, condition)
                : found(Tone.PAUSED, Weight.SUMMARY, condition);
    }

    private static Optional<Finding> activity(Condition condition) {
        Tone reason = StatusWords.phrase(condition.reason());
        if (condition.isTrue()) {
            boolean over = reason == Tone.GOOD;
            return found(over ? Tone.GOOD : Tone.BUSY, Weight.DETAIL, condition);
        }
        if (condition.isFalse()) {
            return reason == Tone.BAD
                    ? found(Tone.BAD, Weight.DETAIL, condition)
                    : Optional.empty();
        }
        return condition.isUnknown()
                ? found(Tone.BUSY, Weight.DETAIL, condition)
                : Optional.empty();
    }

    private static Optional<Finding> positive(Condition condition, Weight weight) {
        if (condition.isTrue()) {
            if (isOnlyOver(condition)) {
                return found(Tone.BAD, weight, condition);
            }
            if (isStillRunning(condition)) {
                return found(Tone.BUSY, Weight.DETAIL, condition);
            }
            boolean telling = weight == Weight.SUMMARY || namesAGoal(condition);
            return found(telling ? Tone.GOOD : Tone.NONE, weight, condition);
        }
        if (condition.isFalse()) {
            return unmet(condition, weight);
        }
        if (condition.isUnknown()
                && StatusWords.phrase(condition.reason()) == Tone.BAD
                && StatusWords.phrase(condition.message()) != Tone.BUSY) {
            return found(Tone.BAD, weight, condition);
        }
        if (condition.isUnknown() || condition.status().isEmpty()) {
            return found(Tone.BUSY, doubt(condition, weight), condition);
        }
        Tone tone = StatusWords.state(condition.status(), false);
        return found(tone == Tone.NONE ? Tone.UNSURE : tone, weight, condition);
    }

    /**
     * Returns whether a true condition says that it ended, or is there in part, and its reason or
     * message that this was a failure.
     */
    private static boolean isOnlyOver(Condition condition) {
        List<String> words = StatusWords.split(condition.type());
        boolean tellsNoSuccess =
                !words.isEmpty()
                        && (ENDINGS.contains(words.getLast()) || words.contains("partially"));
        return tellsNoSuccess
                && (StatusWords.phrase(condition.reason()) == Tone.BAD
                        || StatusWords.phrase(condition.message()) == Tone.BAD);
    }

    /** Returns whether {@code Running} speaks of the controller's own pass, not of the object. */
    private static boolean isStillRunning(Condition condition) {
        return condition.type().equals("Running")
                && condition.reason().equals("Running")
                && StatusWords.phrase(condition.message()) == Tone.BUSY;
    }

    /** Returns whether type or reason hold a word for being well: {@code Synced}, {@code Valid}. */
    private static boolean namesAGoal(Condition condition) {
        return StatusWords.split(condition.type()).stream().anyMatch(ConditionReading::isGoal)
                || StatusWords.phrase(condition.reason()) == Tone.GOOD;
    }

    /** Past participles and what can be done name what was to be reached, by ordinary English. */
    private static boolean isGoal(String word) {
        return StatusWords.isGood(word) || word.endsWith("ed") || word.endsWith("able");
    }

    /** Returns whether the type speaks of the readiness of a part: {@code PodsHealthy}. */
    private static boolean isPartReady(Condition condition) {
        List<String> words = StatusWords.split(condition.type());
        return !words.isEmpty() && PART_GOALS.contains(words.getLast());
    }

    private static Optional<Finding> unmet(Condition condition, Weight weight) {
        Tone reason = StatusWords.phrase(condition.reason());
        Tone message = StatusWords.phrase(condition.message());
        if (reason == Tone.BAD || message == Tone.BAD) {
            return found(Tone.BAD, weight, condition);
        }
        if (reason == Tone.PAUSED) {
            return found(Tone.PAUSED, weight, condition);
        }
        if (reason == Tone.BUSY || message == Tone.BUSY) {
            return found(Tone.BUSY, doubt(condition, weight), condition);
        }
        boolean silent =
                (condition.reason().isBlank() || reason == Tone.GOOD)
                        && condition.message().isBlank();
        if (silent && (weight == Weight.SUMMARY || isPartReady(condition))) {
            return found(Tone.BUSY, weight, condition);
        }
        return found(Tone.BAD, doubt(condition, weight), condition);
    }

    private static Weight doubt(Condition condition, Weight weight) {
        return weight == Weight.SUMMARY || isPartReady(condition) ? weight : Weight.HINT;
    }

    private static Optional<Finding> found(Tone tone, Weight weight, Condition condition) {
        return Optional.of(new Finding(tone, weight, condition.text()));
    }
}
