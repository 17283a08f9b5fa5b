package dev.leeway.engine.edit;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file as an editor shows it: text with plain line breaks, from which the file's own bytes are
 * made again. What is not edited keeps its byte order mark, its encoding and its line breaks, also
 * where a file mixes them; new lines take the break of the file's first line. Immutable.
 */
public final class FileText {
    private static final Pattern NO_TEXT = Pattern.compile("\\x00|\\r(?!\\n)");

    private final SourceText source;
    private final List<Line> lines;

    /** A line without its break, and the break; the last line of a text may have none. */
    private record Line(String text, String end) {}

    private FileText(SourceText source) {
        this.source = source;
        this.lines = split(source.text());
    }

    /** Reads a file; empty when its bytes are no text, or break lines in a way of long ago. */
    public static Optional<FileText> of(byte[] bytes) {
        try {
            SourceText read = SourceText.of(bytes);
            return NO_TEXT.matcher(read.text()).find()
                    ? Optional.empty()
                    : Optional.of(new FileText(read));
        } catch (CharacterCodingException e) {
            // Not an error: pictures and archives lie beside manifests.
            return Optional.empty();
        }
    }

    /** Returns the text to edit, its lines ended by a line feed alone. */
    public String shown() {
        return source.text().replace("\r\n", "\n");
    }

    /**
     * Returns the bytes of an edited text.
     *
     * @param edited what {@link #shown} returned, edited
     */
    public byte[] bytes(String edited) {
        String plain = edited.replace("\r\n", "\n");
        List<Line> wanted = split(plain);
        StringBuilder written = new StringBuilder();
        int old = 0;
        int now = 0;
        for (LineChange change : LineComparison.between(shown(), plain)) {
            for (; old < change.oldLine() - 1; old++, now++) {
                written.append(kept(lines.get(old), wanted.get(now)));
            }
            for (int i = 0; i < change.newCount(); i++, now++) {
                written.append(added(wanted.get(now)));
            }
            old += change.oldCount();
        }
        for (; now < wanted.size(); old++, now++) {
            written.append(kept(lines.get(old), wanted.get(now)));
        }
        return source.with(written.toString()).bytes();
    }

    private String kept(Line before, Line after) {
        return before.end().isEmpty() || after.end().isEmpty()
                ? added(after)
                : after.text() + before.end();
    }

    private String added(Line line) {
        return line.end().isEmpty() ? line.text() : line.text() + source.lineBreak();
    }

    private static List<Line> split(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
            boolean two = at > from && text.charAt(at - 1) == '\r';
            lines.add(new Line(text.substring(from, two ? at - 1 : at), two ? "\r\n" : "\n"));
            from = at + 1;
        }
        if (from < text.length()) {
            lines.add(new Line(text.substring(from), ""));
        }
        return lines;
    }
}
