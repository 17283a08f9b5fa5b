package dev.leeway.desktop.control.diff;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row in words, for whoever hears it. Pure. */
final class SpokenRow {
    private SpokenRow() {}

    static String of(DiffRow row, DiffContent content, DiffWords words) {
        DiffDocument document = content.document();
        return switch (row.kind()) {
            case FOLD -> words.folded().apply(row.folded());
            case SAME -> words.row().same(row.right() + 1, document.right().get(row.right()));
            case CHANGED, LEFT_ONLY, RIGHT_ONLY, LEFT_OF_PAIR, RIGHT_OF_PAIR ->
                    words.row()
                            .changed(
                                    row.left() < 0 ? "" : document.left().get(row.left()),
                                    row.right() < 0 ? "" : document.right().get(row.right()),
                                    Stream.of(
                                                    content.leftNotes().get(row.left()),
                                                    content.rightNotes().get(row.right()))
                                            .filter(note -> note != null)
                                            .map(LineNote::text)
                                            .collect(Collectors.joining(", ")));
        };
    }
}
