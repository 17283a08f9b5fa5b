package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Appearance;
import dev.leeway.desktop.state.DiffLayout;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.work.SystemLook;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.engine.resource.GroupKind;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Keeps what the operator chose about the window in a small file. A file that is missing or damaged
 * means the preferences of a first start: a window must open whatever stands there.
 *
 * @param file where it is kept
 */
public record PreferencesFile(Path file) {
    private static final String LIST = "list.";
    private static final String SORT = ".sort";
    private static final String FAVOURITES = "favouriteKinds";

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
                appearance(kept, first.appearance()),
                flag(kept, "wideRail", first.wideRail()),
                flag(kept, "roomy", first.roomy()),
                flag(kept, "calm", first.still()),
                kept.getProperty("language", ""),
                new ToolPaths(
                        kept.getProperty("tool.helm", ""),
                        kept.getProperty("tool.kustomize", ""),
                        kept.getProperty("tool.kubectl", "")),
                lists(kept),
                favourites(kept.getProperty(FAVOURITES, "")),
                diffs(kept, first.diffs()),
                SystemLook.UNTOLD);
    }

    /**
     * Replaces the file in one step.
     *
     * @throws IOException when it cannot be written
     */
    public void write(Preferences preferences) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("appearance", preferences.appearance().name());
        kept.setProperty("wideRail", Boolean.toString(preferences.wideRail()));
        kept.setProperty("roomy", Boolean.toString(preferences.roomy()));
        kept.setProperty("calm", Boolean.toString(preferences.still()));
        kept.setProperty("language", preferences.language());
        kept.setProperty("diffs", preferences.diffs().name());
        kept.setProperty("tool.helm", preferences.tools().helm());
        kept.setProperty("tool.kustomize", preferences.tools().kustomize());
        kept.setProperty("tool.kubectl", preferences.tools().kubectl());
        kept.setProperty(
                FAVOURITES,
                preferences.favourites().stream()
                        .map(GroupKind::toString)
                        .collect(Collectors.joining(" ")));
        preferences
                .lists()
                .forEach(
                        (name, memory) -> {
                            kept.setProperty(LIST + name + SORT, memory.sort());
                            kept.setProperty(
                                    LIST + name + ".descending",
                                    Boolean.toString(memory.descending()));
                            kept.setProperty(LIST + name + ".filter", memory.filter());
                            kept.setProperty(LIST + name + ".selected", memory.selected());
                        });
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

    private static Map<String, ListMemory> lists(Properties kept) {
        Map<String, ListMemory> lists = new LinkedHashMap<>();
        for (String property : kept.stringPropertyNames()) {
            if (property.startsWith(LIST) && property.endsWith(SORT)) {
                String stem = property.substring(0, property.length() - SORT.length());
                lists.put(
                        stem.substring(LIST.length()),
                        new ListMemory(
                                kept.getProperty(property),
                                flag(kept, stem + ".descending", false),
                                kept.getProperty(stem + ".filter", ""),
                                kept.getProperty(stem + ".selected", "")));
            }
        }
        return lists;
    }

    /** Kinds are written as {@code apps/Deployment}, those of the core group without the slash. */
    private static List<GroupKind> favourites(String written) {
        return Arrays.stream(written.split(" ", -1))
                .filter(one -> !one.isBlank())
                .map(
                        one ->
                                new GroupKind(
                                        one.contains("/")
                                                ? one.substring(0, one.lastIndexOf('/'))
                                                : "",
                                        one.substring(one.lastIndexOf('/') + 1)))
                .distinct()
                .toList();
    }

    private static Appearance appearance(Properties kept, Appearance fallback) {
        String name = kept.getProperty("appearance", "");
        return Arrays.stream(Appearance.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(fallback);
    }

    private static DiffLayout diffs(Properties kept, DiffLayout fallback) {
        String name = kept.getProperty("diffs", "");
        return Arrays.stream(DiffLayout.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(fallback);
    }

    private static boolean flag(Properties kept, String name, boolean fallback) {
        return Boolean.parseBoolean(kept.getProperty(name, Boolean.toString(fallback)));
    }
}
