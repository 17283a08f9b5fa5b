package dev.leeway.engine.compare;

import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why it is not known whether an object differs. */
public sealed interface Doubt {
    /** Returns what happened, to what, and what to do next, for the operator. */
    Wording said();

    /** Returns what happened, to what, and what to do next, in English. */
    default String message() {
        return said().text();
    }

    /**
     * The live object could not be read.
     *
     * @param reason why
     * @param said the server's or the network's words
     */
    record Unreadable(LiveState.Unreadable.Reason reason, Wording said) implements Doubt {}

    /**
     * The operator may not do a dry-run, which needs the right to write.
     *
     * @param message the server's words, naming verb and resource
     */
    record NotAllowed(String message) implements Doubt {
        @Override
        public Wording said() {
            return Wording.quoted(message);
        }
    }

    /**
     * The server refuses the desired object: invalid, or refused by a policy or a webhook.
     *
     * @param status the HTTP status
     * @param reason the machine-readable reason, for example {@code Invalid}
     * @param message the server's words
     * @param causes the fields at fault; may be empty
     */
    record Rejected(int status, String reason, String message, List<Prediction.Cause> causes)
            implements Doubt {
        private static final Pattern WEBHOOK =
                Pattern.compile("(?:admission|calling|call) webhook \"([^\"]+)\"");

        public Rejected {
            causes = List.copyOf(causes);
        }

        @Override
        public Wording said() {
            return Wording.quoted(message);
        }

        /** Returns the admission webhook that the server names as the refuser, if it names one. */
        public Optional<String> webhook() {
            Matcher named = WEBHOOK.matcher(message);
            return named.find() ? Optional.of(named.group(1)) : Optional.empty();
        }
    }

    /**
     * The cluster gave no answer to the dry-run.
     *
     * @param said what happened
     */
    record Unanswered(Wording said) implements Doubt {}

    /**
     * The live object kept changing while it was judged.
     *
     * @param object the object
     * @param times how often it changed
     */
    record Moving(ResourceKey object, int times) implements Doubt {
        @Override
        public Wording said() {
            return DoubtPhrase.MOVING.of(object.toString(), Integer.toString(times));
        }
    }

    /**
     * The live object changed between the comparison and the dry-run.
     *
     * @param object the object
     * @param words the server's words
     */
    record Outdated(ResourceKey object, String words) implements Doubt {
        @Override
        public Wording said() {
            return DoubtPhrase.OUTDATED.of(object.toString(), words);
        }
    }

    /**
     * Git asks for the object, and its deletion has begun: what it holds now goes with it.
     *
     * @param object the object
     * @param since since when; empty when its time stamp cannot be read
     * @param finalizers what it waits for; may be empty
     */
    record BeingDeleted(ResourceKey object, Optional<Instant> since, List<String> finalizers)
            implements Doubt {
        public BeingDeleted {
            finalizers = List.copyOf(finalizers);
        }

        @Override
        public Wording said() {
            Wording what = Wording.quoted(object.toString());
            if (finalizers.isEmpty()) {
                return since.map(at -> DoubtPhrase.ENDING_SINCE.of(what, Wording.moment(at)))
                        .orElseGet(() -> DoubtPhrase.ENDING.of(what));
            }
            Wording waits = waitsFor(finalizers);
            return since.map(
                            at ->
                                    DoubtPhrase.ENDING_SINCE_WAITS.of(
                                            what, Wording.moment(at), waits))
                    .orElseGet(() -> DoubtPhrase.ENDING_WAITS.of(what, waits));
        }

        /** Returns what a deletion that these finalizers hold waits for. */
        static Wording waitsFor(List<String> finalizers) {
            return Wording.joined(
                    DoubtPhrase.LISTED, finalizers.stream().map(BeingDeleted::finalizer).toList());
        }

        private static Wording finalizer(String one) {
            return one.equals(Deletions.FOREGROUND)
                    ? DoubtPhrase.DEPENDENTS.of()
                    : Wording.quoted(one);
        }
    }

    /**
     * A rule about what to ignore could not be evaluated, so it is not known what counts.
     *
     * @param place where the rule stands
     * @param expression the rule's expression
     * @param why what happened
     */
    record RuleFailed(String place, String expression, Wording why) implements Doubt {
        @Override
        public Wording said() {
            return DoubtPhrase.RULE_FAILED.of(
                    Wording.quoted(place), Wording.quoted(expression), why);
        }
    }
}
