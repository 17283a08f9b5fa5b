package dev.leeway.desktop.work;

import javafx.application.ColorScheme;
import javafx.application.Platform;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the operating system is set to. Belongs to the window's thread, once JavaFX runs. */
public final class SystemSettings {
    private SystemSettings() {}

    /** Calls back with what is set now, and again whenever that changes. */
    public static void follow(Consumer<SystemLook> heard) {
        Platform.Preferences told = Platform.getPreferences();
        Runnable tell = () -> heard.accept(look(told));
        told.colorSchemeProperty().addListener(observable -> tell.run());
        told.reducedMotionProperty().addListener(observable -> tell.run());
        told.addListener(
                (javafx.collections.MapChangeListener<String, Object>)
                        change -> {
                            if (isContrast(change.getKey())) {
                                tell.run();
                            }
                        });
        tell.run();
    }

    private static SystemLook look(Platform.Preferences told) {
        // A system that tells nothing (a bare X server, no display) gets the product's own look.
        boolean dark =
                told.isEmpty()
                        ? SystemLook.UNTOLD.dark()
                        : told.getColorScheme() == ColorScheme.DARK;
        boolean contrast =
                told.entrySet().stream()
                        .filter(entry -> isContrast(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .anyMatch(SystemSettings::isSet);
        return new SystemLook(dark, contrast, told.isReducedMotion());
    }

    /** Windows and macOS each have a key of their own; GTK names a theme. */
    private static boolean isContrast(String key) {
        return key.equals("Windows.SPI.HighContrast")
                || key.equals("macOS.NSWorkspace.accessibilityDisplayShouldIncreaseContrast")
                || key.equals("GTK.theme_name");
    }

    private static boolean isSet(Object value) {
        return value instanceof Boolean flag
                ? flag
                : value instanceof String name
                        && name.toLowerCase(Locale.ROOT).contains("highcontrast");
    }
}
