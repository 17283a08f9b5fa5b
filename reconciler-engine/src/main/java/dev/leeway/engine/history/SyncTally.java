package dev.leeway.engine.history;

import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a sync ended, in numbers, as records say it in words. The words are kept for ever, so they
 * are written and read again in this one place.
 *
 * @param counts how many steps came to which end; ends without steps may be missing
 */
public record SyncTally(Map<End, Integer> counts) {
    private static final String NOTHING = TallyPhrase.NOTHING.pattern();

    public SyncTally {
        Map<End, Integer> some = new EnumMap<>(End.class);
        counts.forEach(
                (end, many) -> {
                    if (many > 0) {
                        some.put(end, many);
                    }
                });
        counts = Collections.unmodifiableMap(some);
    }

    /** What became of a step, or of a document that no step was made of. */
    public enum End {
        /** It was done. */
        DONE("done", TallyPhrase.DONE),
        /** It was tried and not done. */
        FAILED("failed", TallyPhrase.FAILED),
        /** A condition was not met. */
        REFUSED("refused", TallyPhrase.REFUSED),
        /** The plan held it, and it was left alone. */
        HELD("left alone", TallyPhrase.HELD),
        /** Its turn never came. */
        NOT_ATTEMPTED("not attempted", TallyPhrase.NOT_ATTEMPTED),
        /** It was sent and nobody knows. */
        UNKNOWN("unknown", TallyPhrase.UNKNOWN),
        /** It was left out with leave. */
        LEFT_OUT("left out", TallyPhrase.LEFT_OUT),
        /** A document in Git that could not be planned. */
        NOT_PLANNED("not planned", TallyPhrase.NOT_PLANNED);

        private final String word;
        private final TallyPhrase phrase;

        End(String word, TallyPhrase phrase) {
            this.word = word;
            this.phrase = phrase;
        }
    }

    /** Returns it in words. */
    public String words() {
        return said().text();
    }

    /** Returns what it says. */
    public Wording said() {
        List<Wording> parts = new ArrayList<>();
        if (counts.isEmpty() || counts.keySet().equals(Set.of(End.NOT_PLANNED))) {
            parts.add(TallyPhrase.NOTHING.of());
        }
        counts.forEach(
                (end, many) ->
                        parts.add(
                                (end == End.NOT_PLANNED && many == 1
                                                ? TallyPhrase.ONE_NOT_PLANNED
                                                : end.phrase)
                                        .of(Wording.count(many))));
        return Wording.joined(TallyPhrase.AND, parts);
    }

    private static String documents(int many) {
        return many + (many == 1 ? " document " : " documents ") + End.NOT_PLANNED.word;
    }

    /** Reads words from a record; empty when they say anything else, or anything more. */
    public static Optional<SyncTally> read(String words) {
        Map<End, Integer> counts = new EnumMap<>(End.class);
        for (String part : words.split(", ", -1)) {
            if (!part.equals(NOTHING) && !take(part, counts)) {
                return Optional.empty();
            }
        }
        SyncTally tally = new SyncTally(counts);
        return tally.words().equals(words) ? Optional.of(tally) : Optional.empty();
    }

    private static boolean take(String part, Map<End, Integer> counts) {
        int blank = part.indexOf(' ');
        if (blank < 1 || blank > 9 || !part.chars().limit(blank).allMatch(Character::isDigit)) {
            return false;
        }
        int many = Integer.parseInt(part.substring(0, blank));
        String rest = part.substring(blank + 1);
        for (End end : End.values()) {
            if (rest.equals(end.word) || (end == End.NOT_PLANNED && part.equals(documents(many)))) {
                counts.put(end, many);
                return true;
            }
        }
        return false;
    }
}
