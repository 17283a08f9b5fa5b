package dev.leeway.desktop.capture;

import dev.leeway.themes.Theme;

import java.util.List;
import java.util.Locale;

/**
 * How a picture is taken.
 *
 * @param width the window's width, in the units that layouts are made in
 * @param height the window's height
 * @param scale how many pixels of the picture one unit is
 * @param theme the theme
 */
public record View(int width, int height, int scale, Theme theme) {
    /**
     * The views that the design is checked in: every theme at three sizes, and once at 200 % on a
     * small display, where least fits into the window.
     */
    public static List<View> all() {
        return List.of(
                new View(1440, 900, 1, Theme.DARK),
                new View(1440, 900, 1, Theme.LIGHT),
                new View(1440, 900, 1, Theme.CONTRAST),
                new View(1024, 700, 1, Theme.DARK),
                new View(1024, 700, 1, Theme.LIGHT),
                new View(1024, 700, 1, Theme.CONTRAST),
                new View(2560, 1440, 1, Theme.DARK),
                new View(2560, 1440, 1, Theme.LIGHT),
                new View(2560, 1440, 1, Theme.CONTRAST),
                new View(960, 540, 2, Theme.DARK));
    }

    /** The views that suffice to see how it goes on: the usual size, dark and light. */
    public static List<View> usual() {
        return List.of(new View(1440, 900, 1, Theme.DARK), new View(1440, 900, 1, Theme.LIGHT));
    }

    /** Returns how a picture in this view is called after its name. */
    String suffix() {
        return "-" + name();
    }

    /** Returns how the view is called: {@code dark-960x540@2x}. */
    public String name() {
        return theme.name().toLowerCase(Locale.ROOT)
                + "-"
                + width
                + "x"
                + height
                + (scale == 1 ? "" : "@" + scale + "x");
    }
}
