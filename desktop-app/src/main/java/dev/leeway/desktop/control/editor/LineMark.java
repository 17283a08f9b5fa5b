package dev.leeway.desktop.control.editor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.RawText;

/**
 * How a line differs from a base text.
 *
 * @param kind in which way
 * @param first the first line of the base that it stands for, from 0
 * @param base the base's lines at this place; empty where the line is new
 */
record LineMark(Kind kind, int first, List<String> base) {
    LineMark {
        base = List.copyOf(base);
    }

    /** In which way a line differs. */
    enum Kind {
        /** The base does not have it. */
        ADDED,
        /** The base has other text there. */
        CHANGED,
        /** The base has more lines before it. */
        REMOVED
    }

    /** Returns the marks of a text against a base, by line from 0. Pure. */
    static Map<Integer, LineMark> between(String base, String text) {
        RawText before = new RawText(base.getBytes(StandardCharsets.UTF_8));
        Map<Integer, LineMark> marks = new HashMap<>();
        int last = Math.max(0, (int) text.lines().count() - 1);
        for (Edit edit : PairedLines.of(base, text).edits()) {
            List<String> old = new ArrayList<>();
            for (int i = edit.getBeginA(); i < edit.getEndA(); i++) {
                old.add(before.getString(i));
            }
            switch (edit.getType()) {
                case INSERT -> mark(marks, edit, Kind.ADDED, old);
                case REPLACE -> mark(marks, edit, Kind.CHANGED, old);
                case DELETE ->
                        marks.put(
                                Math.min(edit.getBeginB(), last),
                                new LineMark(Kind.REMOVED, edit.getBeginA(), old));
                case EMPTY -> {}
            }
        }
        return Map.copyOf(marks);
    }

    private static void mark(Map<Integer, LineMark> marks, Edit edit, Kind kind, List<String> old) {
        for (int i = edit.getBeginB(); i < edit.getEndB(); i++) {
            marks.put(i, new LineMark(kind, edit.getBeginA(), old));
        }
    }
}
