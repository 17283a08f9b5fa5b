package dev.leeway.desktop.control.diff;

import java.util.Map;

/**
 * What a diff pane shows.
 *
 * @param document the two texts
 * @param leftTitle the words above the left text
 * @param rightTitle the words above the right text
 * @param leftNotes the words at the ends of lines on the left, by line from 0
 * @param rightNotes likewise on the right
 */
public record DiffContent(
        DiffDocument document,
        String leftTitle,
        String rightTitle,
        Map<Integer, LineNote> leftNotes,
        Map<Integer, LineNote> rightNotes) {
    public DiffContent {
        leftNotes = Map.copyOf(leftNotes);
        rightNotes = Map.copyOf(rightNotes);
    }
}
