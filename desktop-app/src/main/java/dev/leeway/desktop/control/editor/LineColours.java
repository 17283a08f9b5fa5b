package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.editor.YamlColouring.Coloured;
import dev.leeway.desktop.control.editor.YamlColouring.Part;
import dev.leeway.desktop.control.editor.YamlColouring.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.PlainTextChange;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Keeps an area's colours in step with its text: after a change only the lines that it touched are
 * coloured, and those after them whose state it changed. Belongs to the window's thread.
 */
final class LineColours {
    /** From so many lines on one call for all of them is cheaper than one for each. */
    private static final int MANY = 40;

    private final CodeArea area;

    /** The state in which each line ends. */
    private final List<State> ends = new ArrayList<>(List.of(State.PLAIN));

    private Map<Integer, List<Stretch>> stretches = Map.of();
    private long coloured;

    /**
     * A stretch of a line with a style of its own on top of its colours.
     *
     * @param line the line, from 0
     * @param from the first column
     * @param to the column after the last
     * @param styleClass the style
     */
    record Stretch(int line, int from, int to, String styleClass) {}

    LineColours(CodeArea area) {
        this.area = area;
        area.plainTextChanges().subscribe(this::changed);
    }

    /** Returns how many lines were coloured so far, for tests of how little is done. */
    long coloured() {
        return coloured;
    }

    private void changed(PlainTextChange change) {
        int first =
                area.offsetToPosition(
                                change.getPosition(),
                                org.fxmisc.richtext.model.TwoDimensional.Bias.Forward)
                        .getMajor();
        int removed = lineBreaks(change.getRemoved());
        int inserted = lineBreaks(change.getInserted());
        ends.subList(first + 1, Math.min(ends.size(), first + 1 + removed)).clear();
        for (int i = 0; i < inserted; i++) {
            ends.add(first + 1, State.PLAIN);
        }
        recolour(first, first + inserted);
    }

    private static int lineBreaks(String text) {
        int count = 0;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            count++;
        }
        return count;
    }

    /** Colours lines, and goes on as long as the state changes in which they end. */
    private void recolour(int first, int last) {
        List<Coloured> lines = new ArrayList<>();
        State before = first == 0 ? State.PLAIN : ends.get(first - 1);
        int line = first;
        boolean more = true;
        while (line < area.getParagraphs().size() && more) {
            Coloured colours = YamlColouring.colour(area.getText(line), before);
            lines.add(colours);
            State known = line < ends.size() ? ends.get(line) : State.PLAIN;
            more = line < last || !known.equals(colours.after());
            if (line < ends.size()) {
                ends.set(line, colours.after());
            } else {
                ends.add(colours.after());
            }
            before = colours.after();
            line++;
        }
        coloured += lines.size();
        paint(first, lines);
    }

    private void paint(int first, List<Coloured> lines) {
        if (lines.size() < MANY) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).parts().isEmpty()) {
                    area.setStyleSpans(first + i, 0, spans(first + i, lines.get(i).parts()));
                }
            }
            return;
        }
        StyleSpansBuilder<Collection<String>> all = new StyleSpansBuilder<>();
        for (int i = 0; i < lines.size(); i++) {
            add(all, first + i, lines.get(i).parts());
            all.add(List.of(), 1);
        }
        int from = area.getAbsolutePosition(first, 0);
        StyleSpans<Collection<String>> spans = all.create();
        area.setStyleSpans(
                from, spans.subView(0, Math.min(spans.length(), area.getLength() - from)));
    }

    private StyleSpans<Collection<String>> spans(int line, List<Part> parts) {
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        add(builder, line, parts);
        return builder.create();
    }

    private void add(StyleSpansBuilder<Collection<String>> builder, int line, List<Part> parts) {
        List<Stretch> over = stretches.getOrDefault(line, List.of());
        int at = 0;
        for (Part part : parts) {
            String kind = "yaml-" + part.kind().name().toLowerCase(Locale.ROOT);
            int end = at + part.length();
            if (over.isEmpty()) {
                builder.add(List.of(kind), part.length());
            } else {
                cut(builder, over, at, end, kind);
            }
            at = end;
        }
    }

    private static void cut(
            StyleSpansBuilder<Collection<String>> builder,
            List<Stretch> over,
            int from,
            int to,
            String kind) {
        TreeSet<Integer> edges = new TreeSet<>(Set.of(from, to));
        for (Stretch stretch : over) {
            edges.add(Math.clamp(stretch.from(), from, to));
            edges.add(Math.clamp(stretch.to(), from, to));
        }
        List<Integer> ordered = List.copyOf(edges);
        for (int i = 0; i + 1 < ordered.size(); i++) {
            int start = ordered.get(i);
            List<String> styles = new ArrayList<>(List.of(kind));
            for (Stretch stretch : over) {
                if (stretch.from() <= start && start < stretch.to()) {
                    styles.add(stretch.styleClass());
                }
            }
            builder.add(styles, ordered.get(i + 1) - start);
        }
    }

    /** Marks stretches, in place of those marked before. */
    void mark(List<Stretch> marked) {
        Map<Integer, List<Stretch>> next = new HashMap<>();
        for (Stretch stretch : marked) {
            next.computeIfAbsent(stretch.line(), line -> new ArrayList<>()).add(stretch);
        }
        Map<Integer, List<Stretch>> before = stretches;
        stretches = Map.copyOf(next);
        Set<Integer> lines = new TreeSet<>(before.keySet());
        lines.addAll(next.keySet());
        for (int line : lines) {
            boolean same =
                    before.getOrDefault(line, List.of()).equals(next.getOrDefault(line, List.of()));
            if (!same && line < area.getParagraphs().size()) {
                State state = line == 0 ? State.PLAIN : ends.get(line - 1);
                Coloured colours = YamlColouring.colour(area.getText(line), state);
                paint(line, List.of(colours));
            }
        }
    }
}
