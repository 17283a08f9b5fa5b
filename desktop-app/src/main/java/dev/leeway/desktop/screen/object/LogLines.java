package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.browse.LogBuffer;
import dev.leeway.engine.browse.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The newest lines of several containers as they are shown: merged by time, each with the name and
 * the colour of its container where there is more than one. Belongs to the window's thread.
 */
final class LogLines {
    private static final int MOST_LINES = 20_000;
    private static final int COLOURS = 6;
    private static final int NOTHING = Integer.MAX_VALUE;

    private final LogBuffer buffer = new LogBuffer(MOST_LINES);
    private final ObservableList<TextLines.Line> shown = FXCollections.observableArrayList();
    private List<LogSources.Source> sources = List.of();
    private boolean times;
    private int changedFrom = NOTHING;

    /**
     * Changes how every line looks.
     *
     * @param among the containers, each at the number under which its lines are taken
     * @param withTimes whether each line shows when it was written
     */
    void look(List<LogSources.Source> among, boolean withTimes) {
        sources = among;
        times = withTimes;
        changedFrom = 0;
        show();
    }

    /** Takes lines of a container; they are seen with the next {@link #show}. */
    void take(int source, List<LogLine> more) {
        changedFrom = Math.min(changedFrom, buffer.add(source, more));
    }

    /** Shows what came since, and touches no line above it. */
    void show() {
        if (changedFrom == NOTHING) {
            return;
        }
        List<LogBuffer.Entry> entries = buffer.entries();
        int from = Math.min(changedFrom, shown.size());
        changedFrom = NOTHING;
        List<TextLines.Line> fresh = new ArrayList<>();
        for (LogBuffer.Entry entry : entries.subList(from, entries.size())) {
            fresh.add(line(entry));
        }
        if (from == 0) {
            shown.setAll(fresh);
        } else {
            if (from < shown.size()) {
                shown.remove(from, shown.size());
            }
            shown.addAll(fresh);
        }
    }

    private TextLines.Line line(LogBuffer.Entry entry) {
        String prefix = sources.size() > 1 ? sources.get(entry.source()).shortName(sources) : "";
        boolean timed = times && entry.line().at().isAfter(Instant.EPOCH);
        String said = Visible.lines(entry.line().text());
        String text = timed ? entry.line().at() + " " + said : said;
        return new TextLines.Line(prefix, "log-source-" + entry.source() % COLOURS, text, 0);
    }

    /** Forgets all lines. */
    void clear() {
        buffer.clear();
        shown.clear();
        changedFrom = NOTHING;
    }

    /** Returns how many older lines were let go. */
    long dropped() {
        return buffer.dropped();
    }

    /** Returns the lines, for a list that follows them. */
    ObservableList<TextLines.Line> shown() {
        return shown;
    }
}
