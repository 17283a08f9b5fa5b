package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.BypassPhrase;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything to know before a fix is sent, on one page. Nothing was written to find it out.
 *
 * @param application the application
 * @param cluster the cluster
 * @param fix the fix, its new values as the server would store them
 * @param storing what the server would store, or who refuses
 * @param reverters who would take the fix back, and when; the soonest first
 * @param guards the holds that keep them from it
 * @param alsoTouched what else the same change does
 * @param leasedBy the lease that is on the object already
 * @param typedName whether the application's name must be typed, because the cluster is protected
 */
public record FixReview(
        String application,
        String cluster,
        ObjectFix fix,
        Storing storing,
        List<Reverter> reverters,
        List<GuardRef> guards,
        List<SideEffect> alsoTouched,
        Optional<BypassMark> leasedBy,
        boolean typedName) {
    public FixReview {
        reverters = List.copyOf(reverters);
        guards = List.copyOf(guards);
        alsoTouched = List.copyOf(alsoTouched);
    }

    /** Returns why the fix cannot be sent as it is; empty when nothing stands in its way. */
    public Optional<Wording> obstacle() {
        if (leasedBy.isPresent()) {
            return Optional.of(
                    BypassPhrase.UNDER_BYPASS.of(
                            Wording.quoted(fix.key().toString()),
                            Wording.quoted(leasedBy.get().id()),
                            leasedBy.get().saidOwner(),
                            Wording.moment(leasedBy.get().end())));
        }
        return storing instanceof Storing.Refused refused
                ? Optional.of(BypassPhrase.SERVER_REFUSES.of(refused.message()))
                : Optional.empty();
    }

    /** Returns who would take the fix back although everything is held. */
    public List<Reverter> unheld() {
        return reverters.stream().filter(one -> one.guard().isEmpty()).toList();
    }

    /** What a dry-run answered. */
    public sealed interface Storing {
        /**
         * What would be stored.
         *
         * @param fields every field that would differ from now; values of Secrets are masked
         */
        record Stored(List<StoredField> fields) implements Storing {
            public Stored {
                fields = List.copyOf(fields);
            }
        }

        /**
         * A rule of the server, a policy or a webhook refuses it.
         *
         * @param status the HTTP status
         * @param message the words of who refuses
         * @param causes the fields at fault; may be empty
         */
        record Refused(int status, String message, List<Prediction.Cause> causes)
                implements Storing {
            /** What the server quotes of the object in front of the reason is of no help. */
            private static final String QUOTED = "}\": ";

            public Refused {
                causes = List.copyOf(causes);
            }

            /**
             * Returns why the server could not read the changed object as one of its kind; empty
             * where it could. What it cannot read it asks no rule, policy or webhook about.
             *
             * <p>Source: apiserver, {@code handlers/patch.go}: what the patch makes of the object
             * is decoded, and a failure is answered as an invalid {@code patch}.
             */
            public Optional<String> unread() {
                return causes.stream()
                        .filter(cause -> cause.field().equals("patch"))
                        .map(Prediction.Cause::message)
                        .findFirst()
                        .map(
                                said -> {
                                    int quoted = said.lastIndexOf(QUOTED);
                                    return quoted < 0
                                            ? said
                                            : said.substring(quoted + QUOTED.length());
                                });
            }
        }

        /**
         * The server gave no answer, or may not be asked: what is shown is what was asked for.
         *
         * @param said why
         */
        record NotKnown(Wording said) implements Storing {
            /** Returns why, in English. */
            public String message() {
                return said.text();
            }
        }
    }

    /**
     * One field that would differ.
     *
     * @param path the field
     * @param before the value now; empty when there is none
     * @param after the value then; empty when there is none
     * @param asked whether the fix asks for it; else the server or a webhook adds it
     */
    public record StoredField(
            FieldPath path, Optional<JsonValue> before, Optional<JsonValue> after, boolean asked) {}

    /**
     * Somebody who would take the fix back.
     *
     * @param who the engine or controller
     * @param within how soon at the latest, where that is known
     * @param when the same in words
     * @param evidence by what Leeway knows it
     * @param guard the hold that is enough; empty when there is none
     * @param advice what to do where there is none; empty otherwise
     * @param first the holds to place before that one, on what manages the engine itself and would
     *     take its hold back; the topmost first
     */
    public record Reverter(
            Wording who,
            Optional<Duration> within,
            Wording when,
            Wording evidence,
            Optional<GuardRef> guard,
            Wording advice,
            List<GuardRef> first) {
        public Reverter {
            first = List.copyOf(first);
        }

        /** Makes one whose hold needs no other. */
        public Reverter(
                Wording who,
                Optional<Duration> within,
                Wording when,
                Wording evidence,
                Optional<GuardRef> guard,
                Wording advice) {
            this(who, within, when, evidence, guard, advice, List.of());
        }

        /** Returns every hold that it takes, in the order of placing. */
        public List<GuardRef> guards() {
            return guard.isEmpty()
                    ? List.of()
                    : Stream.concat(first.stream(), guard.stream()).toList();
        }
    }
}
