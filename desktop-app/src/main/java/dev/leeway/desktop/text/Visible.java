package dev.leeway.desktop.text;

import org.jspecify.annotations.Nullable;

/**
 * Shows characters that hide. Names and messages come from whoever may push: a control character or
 * a mark that turns the direction of text makes them look like others. Pure.
 */
public final class Visible {
    private static final char FIRST_PICTURE = '\u2400';
    private static final char PICTURE_OF_DELETE = '\u2421';

    private Visible() {}

    /**
     * Returns a text for one line: line ends and tabs are shown as signs, too. A text without such
     * characters is returned as it is.
     */
    public static String of(String text) {
        return shown(text, false);
    }

    /** Returns a text of several lines: line feeds and tabs stay what they are. */
    public static String lines(String text) {
        return shown(text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n"), true);
    }

    private static String shown(String text, boolean lines) {
        StringBuilder shown = null;
        int before = -1;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            String sign = sign(point, before, lines);
            if (sign != null && shown == null) {
                shown = new StringBuilder(text.length() + 8).append(text, 0, at);
            }
            if (shown != null) {
                if (sign == null) {
                    shown.appendCodePoint(point);
                } else {
                    shown.append(sign);
                }
            }
            before = point;
            at += Character.charCount(point);
        }
        return shown == null ? text : shown.toString();
    }

    private static @Nullable String sign(int point, int before, boolean lines) {
        if ((point >= ' ' && point < 0x7f) || (lines && (point == '\n' || point == '\t'))) {
            return null;
        }
        if (point < ' ') {
            return Character.toString((char) (FIRST_PICTURE + point));
        }
        if (point == 0x7f) {
            return Character.toString(PICTURE_OF_DELETE);
        }
        boolean hides =
                switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            true;
                    case Character.FORMAT -> !joins(point, before);
                    default -> isBlank(point);
                };
        return hides ? "\u27e8U+%04X\u27e9".formatted(point) : null;
    }

    /** Joiners are part of emoji and of scripts such as Persian; after plain letters they hide. */
    private static boolean joins(int point, int before) {
        return (point == 0x200c || point == 0x200d) && before > 0x7f;
    }

    /** Letters of the Hangul script that are drawn as nothing. */
    private static boolean isBlank(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0;
    }
}
