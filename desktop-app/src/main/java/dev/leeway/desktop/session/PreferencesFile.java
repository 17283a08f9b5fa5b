package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Preferences;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * Keeps what the operator chose about the window in a small file. A file that is missing or damaged
 * means the preferences of a first start: a window must open whatever stands there.
 *
 * @param file where it is kept
 */
public record PreferencesFile(Path file) {
    /** Reads the preferences. */
    public Preferences read() {
        Preferences first = Preferences.first();
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            kept.load(reader);
        } catch (IOException | IllegalArgumentException missingOrDamaged) {
            return first;
        }
        return new Preferences(
                flag(kept, "dark", first.dark()),
                flag(kept, "wideRail", first.wideRail()),
                flag(kept, "roomy", first.roomy()),
                flag(kept, "calm", first.calm()));
    }

    /**
     * Replaces the file in one step.
     *
     * @throws IOException when it cannot be written
     */
    public void write(Preferences preferences) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("dark", Boolean.toString(preferences.dark()));
        kept.setProperty("wideRail", Boolean.toString(preferences.wideRail()));
        kept.setProperty("roomy", Boolean.toString(preferences.roomy()));
        kept.setProperty("calm", Boolean.toString(preferences.calm()));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh)) {
            kept.store(writer, null);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean flag(Properties kept, String name, boolean fallback) {
        return Boolean.parseBoolean(kept.getProperty(name, Boolean.toString(fallback)));
    }
}
