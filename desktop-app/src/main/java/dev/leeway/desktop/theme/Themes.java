package dev.leeway.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.leeway.themes.Stylesheets;
import dev.leeway.themes.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts stylesheets and fonts in force. Belongs to the window's thread. */
public final class Themes {
    /**
     * Makes the bundled fonts known to JavaFX: texts' and icons'. Of two fonts of one name JavaFX
     * takes the one that came last, so that the icons' library loads its own before.
     */
    public void loadFonts() {
        new FontIcon().setIconCode(Feather.FILE);
        for (String name : Stylesheets.fonts()) {
            try (InputStream stream = Stylesheets.font(name)) {
                if (Font.loadFont(stream, 13) == null) {
                    throw new IllegalStateException("The font " + name + " cannot be read.");
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * Names the stylesheet under everything, before the first control is made: JavaFX would read
     * its own, which no scene of Leeway uses.
     */
    public void begin(Theme theme) {
        Application.setUserAgentStylesheet(under(theme));
    }

    private static String under(Theme theme) {
        return theme.dark()
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
    }

    /** Puts a theme in force; can be called again at any time. */
    public void apply(Scene scene, Theme theme) {
        scene.setUserAgentStylesheet(under(theme));
        scene.getStylesheets().setAll(Stylesheets.of(theme));
    }
}
