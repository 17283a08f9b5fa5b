package dev.leeway.desktop.screen.settings;

import dev.leeway.themes.Stylesheets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The licences of what is bundled. */
final class Licences {
    private static final String FILE = "/dev/leeway/desktop/licences.txt";

    private Licences() {}

    /** Returns the bundled components, one a line: name and licence. */
    static String components() {
        try (InputStream in =
                Objects.requireNonNull(Licences.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a font's licence. */
    static String ofFont(String name) {
        try (InputStream in = Stylesheets.font(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
