package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Adds labels and annotations where Kustomize adds them. */
final class LabelSteps {
    private static final List<String> AFFINITY =
            List.of(
                    "affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
                    "affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
                    "affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
                    "affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
                    "topologySpreadConstraints/labelSelector/matchLabels");

    private LabelSteps() {}

    /** A field that takes labels, and whether it is made where it is missing. */
    private record Place(String path, boolean create) {}

    static void labels(
            KustomizeObject object,
            Map<String, String> pairs,
            boolean selectors,
            boolean templates) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("metadata/labels", true));
        String kind = object.kind();
        if (selectors) {
            selectors(object, places);
        }
        if (selectors || templates) {
            templates(kind, places);
        }
        put(object, pairs, places);
    }

    static void annotations(KustomizeObject object, Map<String, String> pairs) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("metadata/annotations", true));
        if (object.kind().equals("CronJob")) {
            places.add(new Place("spec/jobTemplate/metadata/annotations", true));
        }
        PodSpecs.template(object.kind())
                .ifPresent(path -> places.add(new Place(path + "metadata/annotations", true)));
        put(object, pairs, places);
    }

    private static void templates(String kind, List<Place> places) {
        if (kind.equals("CronJob")) {
            places.add(new Place("spec/jobTemplate/metadata/labels", true));
        }
        PodSpecs.template(kind)
                .ifPresent(path -> places.add(new Place(path + "metadata/labels", true)));
        if (kind.equals("StatefulSet")) {
            places.add(new Place("spec/volumeClaimTemplates/metadata/labels", true));
        }
    }

    private static void selectors(KustomizeObject object, List<Place> places) {
        switch (object.kind()) {
            case "Service", "ReplicationController" -> places.add(new Place("spec/selector", true));
            case "Deployment", "StatefulSet" -> {
                places.add(new Place("spec/selector/matchLabels", true));
                AFFINITY.forEach(
                        path -> places.add(new Place("spec/template/spec/" + path, false)));
            }
            case "ReplicaSet", "DaemonSet" ->
                    places.add(new Place("spec/selector/matchLabels", true));
            case "Job", "PodDisruptionBudget" ->
                    places.add(new Place("spec/selector/matchLabels", false));
            case "CronJob" ->
                    places.add(new Place("spec/jobTemplate/spec/selector/matchLabels", false));
            case "NetworkPolicy" -> {
                places.add(new Place("spec/podSelector/matchLabels", false));
                places.add(new Place("spec/ingress/from/podSelector/matchLabels", false));
                places.add(new Place("spec/egress/to/podSelector/matchLabels", false));
            }
            default -> {
                // No other kind selects by labels in a way that Kustomize knows.
            }
        }
    }

    private static void put(KustomizeObject object, Map<String, String> pairs, List<Place> places) {
        UnaryOperator<JsonValue> change =
                value -> {
                    JsonObject map =
                            value instanceof JsonObject present ? present : JsonObject.EMPTY;
                    for (var pair : pairs.entrySet()) {
                        map = map.with(pair.getKey(), new JsonString(pair.getValue()));
                    }
                    return map;
                };
        for (Place place : places) {
            object.become(FieldEdit.apply(object.body(), place.path(), place.create(), change));
        }
    }
}
