package dev.leeway.desktop.screen.frame;

import java.util.Locale;
import java.util.OptionalInt;

/** How well words fit what was typed. Pure. */
final class Match {
    private static final int WHOLE = 1_000;
    private static final int BEGINNING = 600;
    private static final int WORD = 400;
    private static final int INSIDE = 200;
    private static final int SCATTERED = 50;

    private Match() {}

    /**
     * Returns how well every typed word fits, the more the better; empty when one does not fit.
     * Whole words fit best, then beginnings, beginnings of later words, parts, and letters in their
     * order.
     *
     * @param typed what was typed
     * @param words what is searched
     * @param more what is searched too, and counts less
     */
    static OptionalInt of(String typed, String words, String more) {
        String[] parts = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        String first = words.toLowerCase(Locale.ROOT);
        String second = more.toLowerCase(Locale.ROOT);
        int sum = 0;
        for (String part : parts) {
            if (part.isEmpty()) {
                continue;
            }
            int best = Math.max(fit(part, first), fit(part, second) / 4);
            if (best == 0) {
                return OptionalInt.empty();
            }
            sum += best;
        }
        // Of two that fit alike, the shorter one is nearer to what was typed.
        return OptionalInt.of(sum * 100 - Math.min(99, first.length()));
    }

    private static int fit(String part, String words) {
        if (words.equals(part)) {
            return WHOLE;
        }
        int at = words.indexOf(part);
        if (at == 0) {
            return BEGINNING;
        }
        for (int next = at; next > 0; next = words.indexOf(part, next + 1)) {
            if (!Character.isLetterOrDigit(words.charAt(next - 1))) {
                return WORD;
            }
        }
        if (at > 0) {
            return INSIDE;
        }
        return part.length() > 1 && scattered(part, words) ? SCATTERED : 0;
    }

    /** Whether the letters occur in their order, each of them near the one before it. */
    private static boolean scattered(String part, String words) {
        int at = -1;
        for (int i = 0; i < part.length(); i++) {
            int next = words.indexOf(part.charAt(i), at + 1);
            if (next < 0 || (i > 0 && next - at > 12)) {
                return false;
            }
            at = next;
        }
        return true;
    }
}
