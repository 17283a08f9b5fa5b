package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import java.util.List;

/**
 * The quality of service class; source: Kubernetes documentation, "Pod Quality of Service Classes".
 */
final class QualityOfService {
    private static final List<String> COUNTED = List.of("cpu", "memory");

    private QualityOfService() {}

    static String of(JsonObject podSpec) {
        List<JsonObject> resources =
                podSpec.arrayAt("containers")
                        .objects()
                        .map(container -> container.objectAt("resources"))
                        .toList();
        boolean any =
                resources.stream()
                        .anyMatch(
                                one ->
                                        COUNTED.stream()
                                                .anyMatch(
                                                        name ->
                                                                one.objectAt("requests").has(name)
                                                                        || one.objectAt("limits")
                                                                                .has(name)));
        if (!any) {
            return "BestEffort";
        }
        boolean guaranteed = resources.stream().allMatch(QualityOfService::isGuaranteed);
        return guaranteed ? "Guaranteed" : "Burstable";
    }

    private static boolean isGuaranteed(JsonObject resources) {
        JsonObject limits = resources.objectAt("limits");
        JsonObject requests = resources.objectAt("requests");
        return COUNTED.stream()
                .allMatch(
                        name ->
                                limits.has(name)
                                        && (!requests.has(name)
                                                || requests.require(name)
                                                        .equals(limits.require(name))));
    }
}
