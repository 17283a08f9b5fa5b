package dev.leeway.desktop.capture;

import dev.leeway.themes.Theme;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a picture is taken.
 *
 * @param width the window's width, in the units that layouts are made in
 * @param height the window's height
 * @param scale how many pixels of the picture one unit is
 * @param theme the theme
 */
public record View(int width, int height, int scale, Theme theme) {
    /** No smaller than the window gets, and no more pixels than a picture is worth. */
    private static final Pattern NAME =
            Pattern.compile("([a-z]+)-([1-9]\\d{2,3})x([1-9]\\d{2,3})(?:@([1-3])x)?");

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

    /**
     * Returns the view of a whole name in any size, as {@link #name} has it; empty when it is none.
     */
    static Optional<View> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Stream.of(Theme.values())
                .filter(theme -> theme.name().toLowerCase(Locale.ROOT).equals(parts.group(1)))
                .findFirst()
                .map(
                        theme ->
                                new View(
                                        Integer.parseInt(parts.group(2)),
                                        Integer.parseInt(parts.group(3)),
                                        parts.group(4) == null
                                                ? 1
                                                : Integer.parseInt(parts.group(4)),
                                        theme));
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
