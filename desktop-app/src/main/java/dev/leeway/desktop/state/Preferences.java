package dev.leeway.desktop.state;

/**
 * What the operator chose about the window.
 *
 * @param dark whether the window is dark
 * @param wideRail whether the rail shows words
 * @param roomy whether rows are 36 pixels high instead of 28
 * @param calm whether nothing moves
 */
public record Preferences(boolean dark, boolean wideRail, boolean roomy, boolean calm) {
    /** Returns the preferences of a first start. */
    public static Preferences first() {
        return new Preferences(true, false, false, false);
    }

    /** Returns them dark or light. */
    public Preferences withDark(boolean dark) {
        return new Preferences(dark, wideRail, roomy, calm);
    }

    /** Returns them with a wide or a narrow rail. */
    public Preferences withWideRail(boolean wideRail) {
        return new Preferences(dark, wideRail, roomy, calm);
    }

    /** Returns them with high or low rows. */
    public Preferences withRoomy(boolean roomy) {
        return new Preferences(dark, wideRail, roomy, calm);
    }

    /** Returns them with or without motion. */
    public Preferences withCalm(boolean calm) {
        return new Preferences(dark, wideRail, roomy, calm);
    }
}
