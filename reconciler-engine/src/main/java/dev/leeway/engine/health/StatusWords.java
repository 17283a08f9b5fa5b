package dev.leeway.engine.health;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the words that controllers use in phases, condition types, reasons and messages.
 *
 * <p>The vocabulary is ordinary English of the Kubernetes API conventions, matched by word and by
 * stem, with negation ({@code NotReady}, {@code no errors}); no word is here for the sake of one
 * kind.
 */
final class StatusWords {
    private static final Pattern WORD_BORDER =
            Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private static final int NEGATION_REACH = 3;

    private StatusWords() {}

    /** Returns the words of a camel-case name or a sentence, in lower case. */
    static List<String> split(String text) {
        return WORD_BORDER
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * Reads a phase or state such as {@code Running}, {@code UpdateFailed} or {@code Waiting for
     * the instances to become active}.
     *
     * @param task whether the object is a piece of work that ends, so that {@code Running} is not
     *     its goal
     */
    static Tone state(String text, boolean task) {
        List<String> words = split(text);
        if (words.isEmpty()) {
            return Tone.NONE;
        }
        if (words.equals(List.of("not", "found")) || words.equals(List.of("absent"))) {
            return Tone.ABSENT;
        }
        if (words.size() == 1) {
            String word = words.getFirst();
            if (word.equals("unknown")) {
                return Tone.UNSURE;
            }
            if (StatusVocabulary.LONE_BUSY.contains(word)
                    || (task && (word.equals("running") || word.equals("active")))) {
                return Tone.BUSY;
            }
            if (word.equals("down") || word.equals("unavailable")) {
                return Tone.BAD;
            }
            Tone tone = StatusVocabulary.LONE_NOT_BUSY.contains(word) ? Tone.GOOD : phrase(words);
            return tone == Tone.NONE && word.endsWith("ing") ? Tone.BUSY : tone;
        }
        Tone tone = phrase(words);
        boolean underWay = words.stream().anyMatch(word -> word.endsWith("ing") && !isGood(word));
        return tone == Tone.NONE && underWay ? Tone.BUSY : tone;
    }

    /** Returns whether a name says that something is not there: {@code NoMatchingInstances}. */
    static boolean isLack(String name) {
        List<String> words = split(name);
        return words.size() > 1
                && (words.getFirst().equals("no") || words.getFirst().equals("missing"));
    }

    /** Reads a reason or a message. */
    static Tone phrase(String text) {
        return phrase(split(text));
    }

    private static Tone phrase(List<String> words) {
        boolean bad = false;
        boolean paused = false;
        boolean busy = false;
        boolean good = false;
        int negatedUntil = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean negated = i <= negatedUntil;
            if (StatusVocabulary.NEGATIONS.contains(word)) {
                negatedUntil = i + NEGATION_REACH;
            } else if (isBadPair(words, i)) {
                bad = true;
            } else if (isBad(word)) {
                bad |= !negated;
            } else if (isPaused(word)) {
                paused |= !negated;
            } else if (isParticle(words, i)) {
                busy |= !negated;
            } else if (isGood(word) && !(word.equals("running") && i > 0 && !negated)) {
                good |= !negated;
                busy |= negated;
            } else if (isBusy(word)) {
                busy |= !negated;
            }
        }
        if (bad) {
            return Tone.BAD;
        }
        if (paused) {
            return Tone.PAUSED;
        }
        if (busy) {
            return Tone.BUSY;
        }
        return good ? Tone.GOOD : Tone.NONE;
    }

    /** Returns whether an "up" belongs to what is being done: backing up, scaling up. */
    private static boolean isParticle(List<String> words, int at) {
        return at > 0 && words.get(at).equals("up") && words.get(at - 1).endsWith("ing");
    }

    /** Returns whether two words mean trouble that neither means alone. */
    private static boolean isBadPair(List<String> words, int at) {
        return follows(words, at, "found", "not")
                || follows(words, at, "out", "timed")
                || follows(words, at, "allowed", "not")
                || follows(words, at, "exists", "already")
                || follows(words, at, "reachable", "not")
                || follows(words, at, "healthy", "not")
                || follows(words, at, "compliant", "not")
                || follows(words, at, "compliant", "non");
    }

    private static boolean follows(List<String> words, int at, String word, String before) {
        return at > 0 && words.get(at).equals(word) && words.get(at - 1).equals(before);
    }

    static boolean isBad(String word) {
        return StatusVocabulary.BAD_WORDS.contains(word)
                || startsWithAny(word, StatusVocabulary.BAD_STEMS);
    }

    static boolean isPaused(String word) {
        return StatusVocabulary.PAUSED_WORDS.contains(word)
                || (!word.endsWith("ing") && startsWithAny(word, StatusVocabulary.PAUSED_STEMS));
    }

    static boolean isGood(String word) {
        return StatusVocabulary.GOOD_WORDS.contains(word)
                || startsWithAny(word, StatusVocabulary.GOOD_STEMS);
    }

    /** Returns whether a word says that work is under way: {@code pausing} is not yet paused. */
    static boolean isBusy(String word) {
        return StatusVocabulary.BUSY_WORDS.contains(word)
                || (word.endsWith("ing") && startsWithAny(word, StatusVocabulary.PAUSED_STEMS));
    }

    private static boolean startsWithAny(String word, List<String> stems) {
        for (String stem : stems) {
            if (word.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }
}
