package dev.leeway.engine.health.lua;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The health scripts of one workspace or one cluster; an exact kind goes before a wildcard.
 * Immutable.
 *
 * @param scripts the scripts, in the order in which wildcards are tried
 */
public record HealthScripts(List<HealthScript> scripts) {
    private static final String KEY = "resource.customizations.health.";
    private static final long LARGEST_SCRIPT = 256 * 1024;

    public HealthScripts {
        scripts = List.copyOf(scripts);
    }

    /** Returns the script for a kind. */
    public Optional<HealthScript> find(GroupKind kind) {
        Stream<HealthScript> fitting =
                scripts.stream().filter(s -> s.covers(kind.group(), kind.kind()));
        return fitting.reduce((best, next) -> !best.exact() && next.exact() ? next : best);
    }

    /**
     * Reads a folder laid out as {@code GROUP/KIND/health.lua}; {@code _} in a folder's name stands
     * for {@code *}. Other files are left alone.
     *
     * @throws IOException when the folder cannot be read, or a script is larger than 256 KiB
     */
    public static HealthScripts inFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.find(folder, 3, (path, _) -> isScript(folder, path))) {
            files = walk.sorted().toList();
        }
        List<HealthScript> scripts = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) > LARGEST_SCRIPT) {
                throw new IOException("the health script " + file + " is larger than 256 KiB");
            }
            Path place = folder.relativize(file);
            String group = place.getName(0).toString().replace('_', '*');
            String kind = place.getName(1).toString().replace('_', '*');
            scripts.add(new HealthScript(group, kind, Files.readString(file), place.toString()));
        }
        return new HealthScripts(scripts);
    }

    private static boolean isScript(Path folder, Path file) {
        return file.endsWith("health.lua")
                && folder.relativize(file).getNameCount() == 3
                && Files.isRegularFile(file);
    }

    /**
     * Reads the keys {@code resource.customizations.health.GROUP_KIND} of a ConfigMap such as
     * {@code argocd-cm}; a core kind has no group and no underscore.
     */
    public static HealthScripts inConfigMap(Manifest configMap) {
        JsonObject settings = configMap.root().objectAt("data");
        List<HealthScript> scripts = new ArrayList<>();
        settings.forEach(
                (key, value) -> {
                    if (key.startsWith(KEY) && value instanceof JsonString text) {
                        String name = key.substring(KEY.length());
                        int border = name.lastIndexOf('_');
                        String group = border < 0 ? "" : name.substring(0, border);
                        String origin = configMap.name() + " " + key;
                        scripts.add(
                                new HealthScript(
                                        group, name.substring(border + 1), text.value(), origin));
                    }
                });
        return new HealthScripts(scripts);
    }
}
