package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.ObjectStory;

import java.util.List;
import java.util.Optional;

/**
 * One object's two texts, and which changed fields stand behind each change in them.
 *
 * @param content the texts with their notes
 * @param fields the fields of each change, by the change's number; empty for a change that no field
 *     explains
 * @param story why the fields are as they are; empty until it is known
 * @param git the text on the left, with the line of each field
 * @param live the text on the right, likewise
 */
record DriftReview(
        DiffContent content,
        List<List<FieldRow>> fields,
        Optional<ObjectStory> story,
        ManifestText git,
        ManifestText live) {
    DriftReview {
        fields = fields.stream().map(List::copyOf).toList();
    }

    /** Returns the fields of a change; none when there is no such change. */
    List<FieldRow> at(int change) {
        return change >= 0 && change < fields.size() ? fields.get(change) : List.of();
    }
}
