package dev.leeway.desktop.control.diff;

/** Where the key of a line of YAML ends. Pure. */
final class YamlKey {
    private YamlKey() {}

    /** Returns the end of the key with its colon, or 0 when the line has none. */
    static int end(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return line.endsWith(":") ? line.length() : 0;
        }
        String before = line.substring(0, colon).stripLeading();
        return before.startsWith("\"") || before.startsWith("'") || before.startsWith("#")
                ? 0
                : colon + 1;
    }
}
