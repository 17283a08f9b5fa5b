package dev.leeway.desktop.command;

/** Text from repositories and clusters as it may be printed on a terminal. */
final class Printable {
    private Printable() {}

    /**
     * Returns the text with control characters and bidirectional overrides written as escapes, so
     * that a hostile name cannot move the cursor, recolour the terminal or hide what it says.
     */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        boolean overrides =
                (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069)
                        || c == 0x200E
                        || c == 0x200F;
        if (c == '\n') {
            out.append("\\n");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (Character.isISOControl(c) || overrides) {
            out.append(String.format("\\u%04X", c));
        } else {
            out.appendCodePoint(c);
        }
    }
}
