package dev.leeway.desktop.control.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what the parts of a line of YAML are, from the line and the state in which the line before
 * it ended, so that a key press costs one line and not a document. It colours; what a text means is
 * the reader's business. Pure.
 */
final class YamlColouring {
    private static final Set<String> WORDS =
            Set.of("true", "false", "null", "~", "yes", "no", "on", "off");
    private static final String FLOW_MARKS = "[]{},";

    private final String line;
    private final List<Part> parts = new ArrayList<>();
    private State after;
    private int at;
    private int column;

    private YamlColouring(String line, State before) {
        this.line = line;
        this.after = before;
    }

    /** What a part of a line is. */
    enum Kind {
        /** A field's name. */
        KEY,
        /** A text, quoted or not. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A word with a meaning: {@code true}, {@code null}. */
        WORD,
        /** What is only for readers. */
        COMMENT,
        /** Dashes, colons, brackets, anchors, tags, document marks. */
        MARK
    }

    /**
     * A part of a line.
     *
     * @param length how many characters it has
     * @param kind what it is
     */
    record Part(int length, Kind kind) {}

    /** What a line ends in. */
    enum Mode {
        /** Nothing that goes on. */
        PLAIN,
        /** A block of text. */
        BLOCK,
        /** A text in double quotes. */
        DOUBLE,
        /** A text in single quotes. */
        SINGLE
    }

    /**
     * In what state a line ends.
     *
     * @param mode what goes on in the next line
     * @param indent lines of a block are indented deeper than this
     */
    record State(Mode mode, int indent) {
        static final State PLAIN = new State(Mode.PLAIN, 0);
    }

    /**
     * A coloured line.
     *
     * @param parts its parts; together they are as long as the line
     * @param after the state in which it ends
     */
    record Coloured(List<Part> parts, State after) {
        Coloured {
            parts = List.copyOf(parts);
        }
    }

    /** Colours a line. */
    static Coloured colour(String line, State before) {
        YamlColouring colouring = new YamlColouring(line, before);
        colouring.run(before);
        return new Coloured(colouring.parts, colouring.after);
    }

    private void run(State before) {
        if (before.mode() == Mode.BLOCK) {
            if (line.isBlank() || indentation() > before.indent()) {
                add(line.length(), Kind.TEXT);
                return;
            }
            after = State.PLAIN;
        }
        if (before.mode() == Mode.DOUBLE || before.mode() == Mode.SINGLE) {
            quoted(before.mode());
            if (after.mode() != Mode.PLAIN) {
                return;
            }
            rest();
            return;
        }
        after = State.PLAIN;
        if (line.startsWith("---") || line.startsWith("...")) {
            add(3, Kind.MARK);
            rest();
            return;
        }
        blanks();
        while (at < line.length()
                && line.charAt(at) == '-'
                && (at + 1 == line.length() || line.charAt(at + 1) == ' ')) {
            column = at;
            add(1, Kind.MARK);
            blanks();
        }
        rest();
    }

    private int indentation() {
        int count = 0;
        while (count < line.length() && line.charAt(count) == ' ') {
            count++;
        }
        return count;
    }

    /** What follows the dashes: keys, values, comments. */
    private void rest() {
        boolean first = true;
        while (at < line.length()) {
            blanks();
            if (at >= line.length()) {
                return;
            }
            char c = line.charAt(at);
            if (c == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                add(line.length() - at, Kind.COMMENT);
            } else if (c == '"' || c == '\'') {
                int start = at;
                quoted(c == '"' ? Mode.DOUBLE : Mode.SINGLE);
                if (isColon(at)) {
                    parts.set(parts.size() - 1, new Part(at - start, Kind.KEY));
                    column = first ? start : column;
                }
            } else if (FLOW_MARKS.indexOf(c) >= 0 || isColon(at)) {
                add(1, Kind.MARK);
            } else if (c == '&' || c == '*' || c == '!') {
                add(word(), Kind.MARK);
            } else if ((c == '|' || c == '>')
                    && line.substring(at).matches("[|>][-+0-9]*\\s*(#.*)?")) {
                int marks = word();
                add(marks, Kind.MARK);
                after = new State(Mode.BLOCK, column);
            } else {
                scalar(first);
            }
            first = false;
        }
    }

    private void blanks() {
        int start = at;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        if (at > start) {
            int length = at - start;
            at = start;
            add(length, Kind.TEXT);
        }
    }

    private boolean isColon(int place) {
        return place < line.length()
                && line.charAt(place) == ':'
                && (place + 1 == line.length()
                        || Character.isWhitespace(line.charAt(place + 1))
                        || FLOW_MARKS.indexOf(line.charAt(place + 1)) >= 0);
    }

    private int word() {
        int end = at;
        while (end < line.length()
                && !Character.isWhitespace(line.charAt(end))
                && line.charAt(end) != ',') {
            end++;
        }
        return end - at;
    }

    /** A plain scalar: up to a colon, a comment, or a mark of a flow collection that is open. */
    private void scalar(boolean first) {
        int start = at;
        int end = at;
        boolean inFlow = parts.stream().anyMatch(part -> part.kind() == Kind.MARK) && opensFlow();
        while (end < line.length() && !isColon(end)) {
            char c = line.charAt(end);
            boolean comment = c == '#' && end > 0 && Character.isWhitespace(line.charAt(end - 1));
            if (comment || (inFlow && FLOW_MARKS.indexOf(c) >= 0)) {
                break;
            }
            end++;
        }
        if (isColon(end)) {
            column = first ? start : column;
            add(end - start, Kind.KEY);
            return;
        }
        String text = line.substring(start, end).strip();
        add(end - start, kind(text));
    }

    private boolean opensFlow() {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            char c = line.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        }
        return depth > 0;
    }

    private static Kind kind(String text) {
        if (WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return Kind.WORD;
        }
        return text.matches("[-+]?[0-9][0-9_]*(\\.[0-9]+)?([eE][-+]?[0-9]+)?|0x[0-9a-fA-F]+")
                ? Kind.NUMBER
                : Kind.TEXT;
    }

    private void quoted(Mode mode) {
        int end = at;
        boolean opened = after.mode() == mode;
        if (!opened) {
            end++;
        }
        boolean closed = false;
        while (end < line.length() && !closed) {
            char c = line.charAt(end);
            if (mode == Mode.DOUBLE && c == '\\') {
                end++;
            } else if (mode == Mode.SINGLE
                    && c == '\''
                    && end + 1 < line.length()
                    && line.charAt(end + 1) == '\'') {
                end++;
            } else if (c == (mode == Mode.DOUBLE ? '"' : '\'')) {
                closed = true;
            }
            end++;
        }
        end = Math.min(end, line.length());
        add(end - at, Kind.TEXT);
        after = closed ? State.PLAIN : new State(mode, 0);
    }

    private void add(int length, Kind kind) {
        if (length > 0) {
            parts.add(new Part(length, kind));
            at += length;
        }
    }
}
