package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The containers of an object's pods, as quick actions need them.
 *
 * @param name the container's name
 * @param image its image
 * @param env its variables with plain values; those from elsewhere have an empty one
 */
record Containers(String name, String image, Map<String, Optional<String>> env) {
    /** Returns the containers, those of the start-up last; empty when the object makes no pods. */
    static List<Containers> of(Manifest live) {
        JsonObject spec =
                switch (live.kind()) {
                    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job" ->
                            live.root().objectAt("spec", "template", "spec");
                    case "CronJob" ->
                            live.root().objectAt("spec", "jobTemplate", "spec", "template", "spec");
                    case "Pod" -> live.root().objectAt("spec");
                    default -> JsonObject.EMPTY;
                };
        List<Containers> all = new ArrayList<>();
        for (String list : List.of("containers", "initContainers")) {
            spec.arrayAt(list)
                    .objects()
                    .forEach(
                            one ->
                                    all.add(
                                            new Containers(
                                                    one.string("name", ""),
                                                    one.string("image", ""),
                                                    variables(one))));
        }
        return List.copyOf(all);
    }

    private static Map<String, Optional<String>> variables(JsonObject container) {
        Map<String, Optional<String>> variables = new LinkedHashMap<>();
        container
                .arrayAt("env")
                .objects()
                .forEach(
                        one ->
                                variables.put(
                                        one.string("name", ""),
                                        one.has("valueFrom")
                                                ? Optional.empty()
                                                : Optional.of(one.string("value", ""))));
        return variables;
    }
}
