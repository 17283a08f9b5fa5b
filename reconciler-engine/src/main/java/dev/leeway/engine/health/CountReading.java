package dev.leeway.engine.health;

import dev.leeway.engine.health.Finding.Weight;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares how many members are there with how many there should be, by the names that controllers
 * give to such counts: {@code readyReplicas} of {@code replicas}, {@code readyPods} of {@code
 * pods}, {@code currentHealthy} of {@code expectedMachines}.
 */
final class CountReading {
    private static final List<String> REPLICA_COUNTS =
            List.of("updatedReplicas", "readyReplicas", "availableReplicas");

    /** The counts of what runs once on each node, named as a DaemonSet names them. */
    private static final List<String> NODE_COUNTS =
            List.of("updatedNumberScheduled", "numberReady", "numberAvailable");

    /** What a spec and its status both call the number of members. */
    private static final List<String> MEMBERS =
            List.of("instances", "members", "nodes", "size", "shards");

    private static final Set<String> WANTED_WORDS = Set.of("desired", "expected", "wanted");
    private static final Set<String> REACHED_WORDS =
            Set.of("ready", "available", "healthy", "online");

    private CountReading() {}

    /**
     * Returns what the counts of a whole tell.
     *
     * @param spec the object's spec, for what is wanted
     */
    static List<Finding> ofWhole(JsonObject status, JsonObject spec) {
        List<Finding> findings = read(status, Condition.number(spec.get("replicas")));
        for (String name : MEMBERS) {
            OptionalLong wanted = Condition.number(spec.get(name));
            OptionalLong have = Condition.number(status.get(name));
            if (wanted.isPresent() && have.isPresent()) {
                findings.add(compare(name, have.getAsLong(), wanted.getAsLong()));
            }
        }
        return findings;
    }

    /** Returns what the counts of a part tell. */
    static List<Finding> ofPart(JsonObject part) {
        return read(part, OptionalLong.empty());
    }

    private static List<Finding> read(JsonObject counts, OptionalLong wantedBySpec) {
        List<Finding> findings = new ArrayList<>();
        OptionalLong nodes = Condition.number(counts.get("desiredNumberScheduled"));
        if (nodes.isPresent()) {
            compareAll(counts, nodes.getAsLong(), NODE_COUNTS, findings);
            return findings;
        }
        OptionalLong wanted =
                wantedBySpec.isPresent() ? wantedBySpec : Condition.number(counts.get("replicas"));
        if (wanted.isPresent()) {
            compareAll(counts, wanted.getAsLong(), REPLICA_COUNTS, findings);
        }
        compareNamed(counts, findings);
        return findings;
    }

    private static void compareAll(
            JsonObject counts, long wanted, List<String> names, List<Finding> findings) {
        for (String name : names) {
            OptionalLong have = Condition.number(counts.get(name));
            if (have.isPresent()) {
                boolean reached = have.getAsLong() >= wanted;
                if (!reached || !name.startsWith("updated")) {
                    findings.add(compare(name, have.getAsLong(), wanted));
                }
            }
        }
    }

    /** Pairs what is reached with what is wanted of the same noun. */
    private static void compareNamed(JsonObject counts, List<Finding> findings) {
        Map<List<String>, Long> wanted = new LinkedHashMap<>();
        Map<List<String>, Long> plain = new LinkedHashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.valueAt(i) instanceof JsonNumber number && number.asLong().isPresent()) {
                List<String> words = StatusWords.split(counts.nameAt(i));
                boolean asks = words.stream().anyMatch(WANTED_WORDS::contains);
                (asks ? wanted : plain)
                        .put(without(words, WANTED_WORDS), number.asLong().getAsLong());
            }
        }
        plain.forEach(
                (words, have) -> {
                    List<String> noun = without(words, REACHED_WORDS);
                    boolean reaches = noun.size() < words.size();
                    Long goal = reaches ? goal(noun, wanted, plain) : null;
                    if (goal != null && !noun.equals(List.of("replicas"))) {
                        findings.add(compare(String.join(" ", words), have, goal));
                    }
                });
    }

    private static @Nullable Long goal(
            List<String> noun, Map<List<String>, Long> wanted, Map<List<String>, Long> plain) {
        boolean nameless = noun.isEmpty() || noun.equals(List.of("current"));
        if (nameless) {
            return wanted.size() == 1 ? wanted.values().iterator().next() : null;
        }
        Long asked = wanted.get(noun);
        return asked == null ? plain.get(noun) : asked;
    }

    private static List<String> without(List<String> words, Set<String> some) {
        return words.stream().filter(word -> !some.contains(word)).toList();
    }

    private static Finding compare(String name, long have, long wanted) {
        return new Finding(
                have >= wanted ? Tone.GOOD : Tone.BUSY,
                Weight.DETAIL,
                HealthPhrase.MEMBER_COUNTS.of(
                        Wording.quoted(name), Wording.count(have), Wording.count(wanted)));
    }
}
