package dev.leeway.engine.edit;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A stretch of lines that changed.
 *
 * @param oldLine the first line of the stretch in the old file, from 1; for pure insertions the
 *     line before which they stand
 * @param oldCount how many lines went
 * @param newLine the first line of the stretch in the new file, from 1
 * @param newCount how many lines came
 */
public record LineChange(int oldLine, int oldCount, int newLine, int newCount) {
    /** Returns the fewest lines in which two texts differ, top to bottom. */
    public static List<LineChange> between(byte[] before, byte[] after) {
        return LineComparison.between(
                new String(before, StandardCharsets.UTF_8),
                new String(after, StandardCharsets.UTF_8));
    }
}
