package dev.leeway.desktop.control.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What changed inside the pairs of lines that were in sight so far; computed when first asked. */
final class WithinLines {
    private static final WithinLine NOTHING = new WithinLine(List.of(), List.of());

    private final Map<DiffRow, WithinLine> known = new HashMap<>();

    WithinLine of(DiffRow row, DiffDocument document) {
        if (!row.isPair()) {
            return NOTHING;
        }
        return known.computeIfAbsent(
                row,
                pair ->
                        WithinLine.of(
                                document.left().get(pair.left()),
                                document.right().get(pair.right())));
    }

    /** Forgets everything, for another document. */
    void forget() {
        known.clear();
    }
}
