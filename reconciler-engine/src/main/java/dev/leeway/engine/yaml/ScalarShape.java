package dev.leeway.engine.yaml;

import java.util.regex.Pattern;

/**
 * What a text's characters allow, and so how it is written.
 *
 * @param multiline whether it holds line breaks
 * @param plain whether it may stand without quotes
 * @param singleQuoted whether it may stand in single quotes
 * @param block whether it may be a block scalar
 */
record ScalarShape(boolean multiline, boolean plain, boolean singleQuoted, boolean block) {
    private static final Pattern BASE_60 =
            Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final String ALWAYS_AT_START = "#,[]{}&*!|>'\"%@`";

    /** How a text is written. */
    enum Style {
        /** As it is. */
        PLAIN,
        /** In single quotes. */
        SINGLE_QUOTED,
        /** In double quotes, with escapes. */
        DOUBLE_QUOTED,
        /** As a block that keeps its lines. */
        LITERAL
    }

    static ScalarShape of(String text) {
        if (text.isEmpty()) {
            return new ScalarShape(false, true, true, false);
        }
        return new Scan(text).shape();
    }

    /** Returns the style for a text, as a key on one line or as a value. */
    Style style(String text, boolean simpleKey) {
        Style wanted = simpleKey && text.equals("<<") ? Style.DOUBLE_QUOTED : wanted(text);
        if (simpleKey && multiline) {
            wanted = Style.DOUBLE_QUOTED;
        }
        if (wanted == Style.PLAIN && !plain) {
            wanted = Style.SINGLE_QUOTED;
        }
        if (wanted == Style.SINGLE_QUOTED && !singleQuoted) {
            wanted = Style.DOUBLE_QUOTED;
        }
        return wanted == Style.LITERAL && (!block || simpleKey) ? Style.DOUBLE_QUOTED : wanted;
    }

    private static Style wanted(String text) {
        if (text.indexOf('\n') >= 0) {
            return Style.LITERAL;
        }
        boolean readsAsText =
                ScalarRules.plain(text) instanceof Scalar.Text
                        && !ScalarRules.isTimestamp(text)
                        && !BASE_60.matcher(text).matches();
        return readsAsText ? Style.PLAIN : Style.DOUBLE_QUOTED;
    }

    static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The library's own notion, which has neither tabs nor anything beyond the basic plane. */
    static boolean isPrintable(int c) {
        return c == '\n'
                || (c >= 0x20 && c <= 0x7E)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
    }

    /**
     * Line breaks other than a line feed always take double quotes here: YAML 1.1 and 1.2 disagree
     * about them, so nothing else reads back the same everywhere.
     */
    private static final class Scan {
        private final int[] chars;
        private boolean indicators;
        private boolean breaks;
        private boolean special;
        private boolean edgeSpace;
        private boolean trailingSpace;
        private boolean breakThenSpace;
        private boolean spaceThenBreak;

        Scan(String text) {
            this.chars = text.codePoints().toArray();
            indicators = text.startsWith("---") || text.startsWith("...");
            boolean afterSpace = false;
            boolean afterBreak = false;
            for (int i = 0; i < chars.length; i++) {
                int c = chars[i];
                boolean edge = i == 0 || i == chars.length - 1;
                indicators |= i == 0 ? indicatesAtStart(c) : indicatesInside(c, i);
                special |= !isPrintable(c) || (isBreak(c) && c != '\n');
                if (c == ' ') {
                    edgeSpace |= edge;
                    trailingSpace |= i == chars.length - 1;
                    breakThenSpace |= afterBreak;
                } else if (isBreak(c)) {
                    breaks = true;
                    edgeSpace |= edge;
                    spaceThenBreak |= afterSpace;
                }
                afterSpace = c == ' ';
                afterBreak = isBreak(c);
            }
        }

        private boolean indicatesAtStart(int c) {
            return ALWAYS_AT_START.indexOf(c) >= 0
                    || ((c == '?' || c == ':' || c == '-') && blankAfter(0));
        }

        private boolean indicatesInside(int c, int at) {
            return (c == ':' && blankAfter(at)) || (c == '#' && blankBefore(at));
        }

        private boolean blankAfter(int at) {
            return at + 1 >= chars.length || isBlank(chars[at + 1]);
        }

        private boolean blankBefore(int at) {
            int before = chars[at - 1];
            return isBlank(before) || isBreak(before) || before == 0;
        }

        private static boolean isBlank(int c) {
            return c == ' ' || c == '\t';
        }

        ScalarShape shape() {
            boolean unfit = spaceThenBreak || special;
            return new ScalarShape(
                    breaks,
                    !edgeSpace && !breakThenSpace && !unfit && !breaks && !indicators,
                    !breakThenSpace && !unfit,
                    !trailingSpace && !unfit);
        }
    }
}
