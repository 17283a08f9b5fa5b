package dev.leeway.desktop.control;

import java.util.List;

/** Sets names in letters of one width, where what stands there can be a name or words. */
public final class Mono {
    private static final String STYLE = "mono";

    private Mono() {}

    /** Adds the style class for names to these, or takes it away. */
    public static void when(List<String> styles, boolean name) {
        if (!name) {
            styles.remove(STYLE);
        } else if (!styles.contains(STYLE)) {
            styles.add(STYLE);
        }
    }
}
