package dev.leeway.engine.desired;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sync options of an application, in Argo CD's words ({@code Name=value}). What an object says
 * about itself wins over them.
 *
 * @param words the value of each option that was given
 */
public record SyncOptions(Map<String, String> words) {
    /** No option given. */
    public static final SyncOptions NONE = new SyncOptions(Map.of());

    private static final List<String> FLAG = List.of("true", "false");
    private static final Map<String, List<String>> KNOWN = known();

    public SyncOptions {
        words = Collections.unmodifiableMap(new TreeMap<>(words));
    }

    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>();
        for (String flag :
                List.of(
                        "ApplyOutOfSyncOnly",
                        "AutomatedOnProtected",
                        "ClientSideApplyMigration",
                        "CreateNamespace",
                        "FailOnSharedResource",
                        "Force",
                        "PruneLast",
                        "Replace",
                        "RespectIgnoreDifferences",
                        "ServerSideApply",
                        "SkipDryRunOnMissingResource",
                        "Validate",
                        "WithoutLease")) {
            known.put(flag, FLAG);
        }
        known.put("Delete", List.of("true", "false", "confirm"));
        known.put("Prune", List.of("true", "false", "confirm"));
        known.put("PrunePropagationPolicy", List.of("foreground", "background", "orphan"));
        known.put("KindOrder", List.of("leeway", "argo"));
        return known;
    }

    /** Returns every option as it may be written, in alphabetical order. */
    public static List<String> vocabulary() {
        List<String> all = new ArrayList<>();
        KNOWN.forEach((name, values) -> values.forEach(value -> all.add(name + "=" + value)));
        return List.copyOf(all);
    }

    /** Returns whether {@code Name=value} is an option that Leeway knows. */
    public static boolean knows(String option) {
        String[] parts = option.split("=", 2);
        return parts.length == 2 && KNOWN.getOrDefault(parts[0], List.of()).contains(parts[1]);
    }

    /** Reads options, each {@code Name=value} and known. */
    public static SyncOptions of(List<String> options) {
        Map<String, String> words = new TreeMap<>();
        for (String option : options) {
            String[] parts = option.split("=", 2);
            words.put(parts[0], parts.length == 2 ? parts[1] : "true");
        }
        return new SyncOptions(words);
    }

    /** Returns the value of an option, or empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(words.get(name));
    }

    /** Returns whether an option is given as true. */
    public boolean on(String name) {
        return "true".equals(words.get(name));
    }

    /** Returns whether kinds are ordered exactly as Argo CD does. */
    public boolean argoOrder() {
        return "argo".equals(words.get("KindOrder"));
    }
}
