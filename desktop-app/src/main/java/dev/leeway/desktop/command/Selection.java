package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which objects of an application are chosen: by name, by label, and by leaving some out. Pure.
 *
 * @param named the objects that are named; empty for every one
 * @param labels the labels that an object must carry, in Git or, where Git has dropped it, in the
 *     cluster
 * @param excluded the objects that are left out
 */
record Selection(Set<ResourceKey> named, Map<String, String> labels, Set<ResourceKey> excluded) {
    Selection {
        named = Set.copyOf(named);
        labels = Map.copyOf(labels);
        excluded = Set.copyOf(excluded);
    }

    /** Reads the words of a command line. */
    static Selection of(List<String> resources, List<String> selectors, List<String> excluded)
            throws CommandException {
        Map<String, String> labels = new TreeMap<>();
        for (String selector : selectors) {
            for (String part : selector.split(",", -1)) {
                String[] pair = part.strip().split("=", 2);
                if (pair.length != 2 || pair[0].isBlank() || pair[0].endsWith("!")) {
                    throw new CommandException(
                            "'" + part + "' is no label to select by",
                            "Write it as --selector name=value; several must all be carried.");
                }
                labels.put(pair[0].strip(), pair[1].strip());
            }
        }
        return new Selection(keys(resources), labels, keys(excluded));
    }

    /** Reads objects, each as {@code GROUP/KIND/NAMESPACE/NAME}. */
    static Set<ResourceKey> keys(List<String> resources) throws CommandException {
        Set<ResourceKey> keys = new HashSet<>();
        for (String resource : resources) {
            keys.add(key(resource));
        }
        return keys;
    }

    /** Reads an object. */
    static ResourceKey key(String resource) throws CommandException {
        try {
            return ResourceKey.fromArgument(resource);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), "");
        }
    }

    /**
     * Returns the chosen objects; empty for all of them.
     *
     * @throws CommandException when one that is named is not part of the application, or nothing is
     *     left
     */
    Set<ResourceKey> of(Comparison comparison) throws CommandException {
        for (Set<ResourceKey> keys : List.of(named, excluded)) {
            for (ResourceKey key : keys) {
                if (comparison.find(key).isEmpty()) {
                    throw new CommandException(
                            key + " is not part of " + comparison.application(),
                            "'leeway compare "
                                    + comparison.application()
                                    + " -o json' lists what is.");
                }
            }
        }
        if (labels.isEmpty() && excluded.isEmpty()) {
            return named;
        }
        Set<ResourceKey> chosen =
                comparison.resources().stream()
                        .filter(this::chooses)
                        .map(ResourceComparison::key)
                        .collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            throw new CommandException(
                    "no object of " + comparison.application() + " is chosen",
                    "Look at --selector, --exclude and --resource.");
        }
        return chosen;
    }

    private boolean chooses(ResourceComparison one) {
        Optional<Manifest> said =
                one.desired().map(desired -> desired.manifest()).or(one::liveManifest);
        return (named.isEmpty() || named.contains(one.key()))
                && !excluded.contains(one.key())
                && said.map(manifest -> manifest.labels().entrySet().containsAll(labels.entrySet()))
                        .orElse(labels.isEmpty());
    }
}
