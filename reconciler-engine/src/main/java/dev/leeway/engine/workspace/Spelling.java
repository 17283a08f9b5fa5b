package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class Spelling {
    private Spelling() {}

    /** Returns what is wrong, with the nearest word proposed when one is near. */
    static Wording hinted(Wording wrong, String written, Collection<String> known) {
        return nearest(written, known)
                .map(word -> WorkspacePhrase.MEANT.of(wrong, Wording.quoted(word)))
                .orElse(wrong);
    }

    /** Returns the nearest word; empty when none is near. */
    static Optional<String> nearest(String written, Collection<String> known) {
        String lower = written.toLowerCase(Locale.ROOT);
        int tolerated = Math.max(1, Math.min(3, written.length() / 3));
        return known.stream()
                .filter(word -> distance(lower, word.toLowerCase(Locale.ROOT)) <= tolerated)
                .min(
                        Comparator.comparingInt(
                                        (String word) ->
                                                distance(lower, word.toLowerCase(Locale.ROOT)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** Counts inserted, dropped, replaced and swapped characters. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] =
                        Math.min(
                                Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1),
                                cost[i - 1][j - 1] + replaced);
                boolean swapped =
                        i > 1
                                && j > 1
                                && from.charAt(i - 1) == to.charAt(j - 2)
                                && from.charAt(i - 2) == to.charAt(j - 1);
                if (swapped) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
