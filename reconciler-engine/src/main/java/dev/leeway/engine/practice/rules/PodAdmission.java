package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.unset;
import static dev.leeway.engine.practice.rules.Presets.within;
import static dev.leeway.engine.practice.rules.Presets.zero;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a server with the usual admission plugins adds to a pod that is created directly. */
final class PodAdmission {
    private static final List<String> TAINTS =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");
    private static final Set<String> COUNTED = Set.of("cpu", "memory");

    private PodAdmission() {}

    /**
     * Returns the pod as it is stored.
     *
     * @param identity something unlike every other pod's, to name its token's volume by
     */
    static JsonObject onCreate(JsonObject given, String identity) {
        JsonObject pod =
                within(
                        given,
                        "spec",
                        s -> {
                            JsonObject spec = zero(s, "serviceAccountName", "default");
                            String account = spec.string("serviceAccountName", "");
                            spec = spec.with("serviceAccount", JsonValue.of(account));
                            spec = unset(spec, "priority", 0);
                            spec = unset(spec, "preemptionPolicy", "PreemptLowerPriority");
                            return ServiceAccountToken.mounted(withTolerations(spec), identity);
                        });
        return pod.with(
                "status",
                JsonObject.of(
                        "phase",
                        JsonValue.of("Pending"),
                        "qosClass",
                        JsonValue.of(qosClass(pod.objectAt("spec")))));
    }

    static JsonObject withTolerations(JsonObject spec) {
        List<JsonValue> tolerations = new ArrayList<>(spec.arrayAt("tolerations").items());
        for (String taint : TAINTS) {
            boolean tolerated =
                    spec.arrayAt("tolerations")
                            .objects()
                            .anyMatch(
                                    t ->
                                            Set.of("", taint).contains(t.string("key", ""))
                                                    && Set.of("", "NoExecute")
                                                            .contains(t.string("effect", "")));
            if (!tolerated) {
                tolerations.add(
                        JsonReader.readObject(
                                        """
                                        {"operator":"Exists","effect":"NoExecute","tolerationSeconds":300}""")
                                .with("key", JsonValue.of(taint)));
            }
        }
        return spec.with("tolerations", new JsonArray(tolerations));
    }

    /** Guaranteed when every container's limits equal its requests for cpu and memory. */
    private static String qosClass(JsonObject spec) {
        boolean any = false;
        boolean guaranteed = true;
        List<JsonObject> containers =
                Stream.of("containers", "initContainers")
                        .flatMap(list -> spec.arrayAt(list).objects())
                        .toList();
        for (JsonObject container : containers) {
            Map<String, BigDecimal> requests = amounts(container.objectAt("resources", "requests"));
            Map<String, BigDecimal> limits = amounts(container.objectAt("resources", "limits"));
            any |= !requests.isEmpty() || !limits.isEmpty();
            guaranteed &= limits.size() == COUNTED.size() && limits.equals(requests);
        }
        return !any ? "BestEffort" : guaranteed ? "Guaranteed" : "Burstable";
    }

    private static Map<String, BigDecimal> amounts(JsonObject quantities) {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        quantities.forEach(
                (name, value) -> {
                    if (COUNTED.contains(name) && value instanceof JsonString(String text)) {
                        Quantities.value(text)
                                .filter(amount -> amount.signum() > 0)
                                .ifPresent(a -> amounts.put(name, a.stripTrailingZeros()));
                    }
                });
        return amounts;
    }
}
