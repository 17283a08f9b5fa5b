package dev.leeway.themes;

/** A list of values for the tokens. */
public enum Theme {
    /** Light text on a dark ground. */
    DARK("dark.css", true),
    /** Dark text on a light ground. */
    LIGHT("light.css", false),
    /** Text of at least 7:1 and borders of at least 3:1, on black. */
    CONTRAST("contrast.css", true);

    private final String sheet;
    private final boolean dark;

    Theme(String sheet, boolean dark) {
        this.sheet = sheet;
        this.dark = dark;
    }

    /** Returns the name of the stylesheet that gives the values. */
    String sheet() {
        return sheet;
    }

    /** Returns whether its ground is dark. */
    public boolean dark() {
        return dark;
    }
}
