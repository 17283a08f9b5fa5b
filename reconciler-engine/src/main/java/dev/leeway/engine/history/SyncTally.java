package dev.leeway.engine.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a sync ended, in numbers, as records say it in words. The words are kept for ever, so they
 * are written and read again in this one place.
 *
 * @param counts how many steps came to which end; ends without steps may be missing
 */
public record SyncTally(Map<End, Integer> counts) {
    private static final String NOTHING = "nothing to do";

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
        DONE("done"),
        /** It was tried and not done. */
        FAILED("failed"),
        /** A condition was not met. */
        REFUSED("refused"),
        /** Its turn never came. */
        NOT_ATTEMPTED("not attempted"),
        /** It was sent and nobody knows. */
        UNKNOWN("unknown"),
        /** It was left out with leave. */
        LEFT_OUT("left out"),
        /** A document in Git that could not be planned. */
        NOT_PLANNED("not planned");

        private final String word;

        End(String word) {
            this.word = word;
        }
    }

    /** Returns it in words. */
    public String words() {
        List<String> parts = new ArrayList<>();
        counts.forEach(
                (end, many) -> {
                    if (end == End.NOT_PLANNED) {
                        if (parts.isEmpty()) {
                            parts.add(NOTHING);
                        }
                        parts.add(documents(many));
                    } else {
                        parts.add(many + " " + end.word);
                    }
                });
        return parts.isEmpty() ? NOTHING : String.join(", ", parts);
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
