package dev.leeway.engine.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes text of several lines as a block, literal or folded. */
final class BlockScalar {
    private BlockScalar() {}

    /** Returns whether a block can hold the text at all. */
    static boolean canHold(String text) {
        return !text.isBlank() && text.codePoints().allMatch(BlockScalar::isWritable);
    }

    private static boolean isWritable(int c) {
        boolean basic = c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7F);
        boolean separator = c == 0x2028 || c == 0x2029 || c == 0xFEFF;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean beyond = c > 0xA0 && c != 0xFFFE && c != 0xFFFF;
        return basic || (beyond && !separator && !surrogate);
    }

    /**
     * Returns the block from its {@code |} to the end of its last line, without that line's break.
     *
     * @param text what it says
     * @param indent the column of its lines
     * @param outer the column of what it belongs to, for an indentation indicator
     * @param lineBreak the line break
     */
    static String literal(String text, int indent, int outer, String lineBreak) {
        return write("|", List.of(body(text).split("\n", -1)), text, indent, outer, lineBreak);
    }

    /** Returns the folded block, or empty when folding would change what it says. */
    static Optional<String> folded(String text, int indent, int outer, String lineBreak) {
        List<String> lines = new ArrayList<>();
        for (String line : body(text).split("\n", -1)) {
            if (line.startsWith(" ") || line.startsWith("\t")) {
                return Optional.empty();
            }
            if (!lines.isEmpty() && !line.isEmpty()) {
                lines.add("");
            }
            lines.add(line);
        }
        if (body(text).contains("\n\n")) {
            return Optional.empty();
        }
        return Optional.of(write(">", lines, text, indent, outer, lineBreak));
    }

    /** Returns the block in the style of an old one, or as a literal where that cannot be. */
    static String like(ScalarStyle style, String text, int indent, int outer, String lineBreak) {
        Optional<String> folded =
                style == ScalarStyle.FOLDED
                        ? folded(text, indent, outer, lineBreak)
                        : Optional.empty();
        return folded.orElseGet(() -> literal(text, indent, outer, lineBreak));
    }

    private static String body(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static String write(
            String mark, List<String> lines, String text, int indent, int outer, String lineBreak) {
        StringBuilder out = new StringBuilder(mark);
        if (lines.getFirst().isEmpty() || lines.getFirst().startsWith(" ")) {
            out.append(indent - outer);
        }
        if (!text.endsWith("\n")) {
            out.append('-');
        } else if (text.endsWith("\n\n")) {
            out.append('+');
        }
        for (String line : lines) {
            out.append(lineBreak);
            if (!line.isEmpty()) {
                out.repeat(' ', indent).append(line);
            }
        }
        return out.toString();
    }
}
