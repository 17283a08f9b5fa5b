package dev.leeway.engine.history;

import java.util.Set;
import java.util.List;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How records tell of a sync's beginning and end. The words are kept for ever, so they are written
 * and read again in this one place.
 */
public final class SyncWords {
    /** That the inventory was written. */
    public static final String INVENTORY_WRITTEN = "inventory written";

    private static final Pattern OPENING =
            Pattern.compile(
                    "([0-9]{1,9}) step\\(s\\)(?: approved|, begun by Leeway itself: (.*))",
                    Pattern.DOTALL);
    private static final Pattern CLOSING =
            Pattern.compile("by itself \\((.*?)\\): (.*)", Pattern.DOTALL);

    private static final PhraseReader TRIGGERS =
            new PhraseReader(
                    List.of(TallyPhrase.DRIFTED, TallyPhrase.GIT_ASKS, TallyPhrase.TRY),
                    Set.of(),
                    Set.of());

    private SyncWords() {}

    /**
     * How a sync began.
     *
     * @param steps how many steps were approved
     * @param trigger what made Leeway begin by itself; empty when an operator asked for it
     */
    public record Opening(int steps, String trigger) {
        /** Returns it in words. */
        public String words() {
            return steps
                    + " step(s)"
                    + (trigger.isEmpty() ? " approved" : ", begun by Leeway itself: " + trigger);
        }

        /** Returns what made Leeway begin by itself; nothing when an operator asked for it. */
        public Wording begun() {
            return TRIGGERS.read(trigger);
        }

        /** Reads words from a record; empty when they say anything else. */
        public static Optional<Opening> read(String words) {
            Matcher opening = OPENING.matcher(words);
            return opening.matches()
                    ? Optional.of(
                            new Opening(
                                    Integer.parseInt(opening.group(1)),
                                    opening.group(2) == null ? "" : opening.group(2)))
                    : Optional.empty();
        }
    }

    /**
     * How a sync ended.
     *
     * @param trigger what made Leeway begin by itself; empty when an operator asked for it
     * @param message what became of it, mostly the words of a {@link SyncTally}
     */
    public record Closing(String trigger, String message) {
        /** Returns it in words. */
        public String words() {
            return said(Wording.quoted(message)).text();
        }

        /** Returns what it says, with what its message says. */
        public Wording said(Wording what) {
            return trigger.isEmpty()
                    ? what
                    : TallyPhrase.BY_ITSELF.of(TRIGGERS.read(trigger), what);
        }

        /** Reads words from a record. */
        public static Closing read(String words) {
            Matcher closing = CLOSING.matcher(words);
            return closing.matches()
                    ? new Closing(closing.group(1), closing.group(2))
                    : new Closing("", words);
        }
    }
}
