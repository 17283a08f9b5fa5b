package dev.leeway.engine.edit;

/**
 * Tells which lines around an entry or item are its own: comments right above it, and deeper ones
 * behind.
 */
final class Extent {
    private final SourceText source;

    Extent(SourceText source) {
        this.source = source;
    }

    /**
     * Returns where the comments start that stand directly above a line, at the same column and
     * without an empty line between; the start of the line itself when there are none.
     */
    int head(int offset) {
        int column = source.column(offset);
        int from = source.lineStart(offset);
        while (from > 0) {
            int above = source.lineStart(from - 1);
            int first = source.skipBlanks(above);
            if (source.text().charAt(first) != '#' || source.column(first) != column) {
                return from;
            }
            from = above;
        }
        return from;
    }

    /**
     * Returns the end, without its line break, of the last line that belongs to an entry or item:
     * comments behind it that are indented deeper than it stands are its own.
     */
    int tail(int end, int column) {
        int last = source.lineEnd(end);
        int at = source.nextLine(last);
        while (at < source.text().length()) {
            int first = source.skipBlanks(at);
            int lineEnd = source.lineEnd(at);
            if (first < lineEnd) {
                if (source.text().charAt(first) != '#' || source.column(first) <= column) {
                    return last;
                }
                last = lineEnd;
            }
            int next = source.nextLine(at);
            at = next > at ? next : source.text().length();
        }
        return last;
    }
}
