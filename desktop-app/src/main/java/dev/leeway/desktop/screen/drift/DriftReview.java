package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.state.FieldRow;
import java.util.List;

/**
 * One object's two texts, and which changed fields stand behind each change in them.
 *
 * @param content the texts with their notes
 * @param fields the fields of each change, by the change's number; empty for a change that no field
 *     explains
 */
record DriftReview(DiffContent content, List<List<FieldRow>> fields) {
    DriftReview {
        fields = fields.stream().map(List::copyOf).toList();
    }

    /** Returns the fields of a change; none when there is no such change. */
    List<FieldRow> at(int change) {
        return change >= 0 && change < fields.size() ? fields.get(change) : List.of();
    }
}
