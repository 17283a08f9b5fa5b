package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Set;

/**
 * Whether a metric of an autoscaler says what it measures and what it aims at.
 *
 * <p>Source: Kubernetes API reference, HorizontalPodAutoscaler v2.
 */
record MetricChecks(Findings findings) {
    private static final Set<String> TARGETS = Set.of("Utilization", "Value", "AverageValue");
    private static final String TARGET = ".target";
    private static final String AVERAGE_VALUE = "averageValue";

    /** Checks what a metric of the type names as its source. */
    void source(String type, JsonObject source, String path) {
        switch (type) {
            case "Object" -> {
                JsonObject described = source.objectAt("describedObject");
                findings.required(described, "kind", path + ".describedObject");
                findings.required(described, "name", path + ".describedObject");
                metric(source, path);
                target(source, path);
                eitherValue(
                        source,
                        path,
                        AVERAGE_VALUE,
                        "must set either a target value or" + " averageValue");
            }
            case "Pods" -> {
                metric(source, path);
                target(source, path);
                findings.requiredIf(
                        !source.objectAt("target").has(AVERAGE_VALUE),
                        path + TARGET + "." + AVERAGE_VALUE,
                        "must specify a positive target averageValue");
            }
            case "External" -> {
                metric(source, path);
                target(source, path);
                eitherValue(
                        source,
                        path,
                        AVERAGE_VALUE,
                        "must set either a target value for metric" + " or a per-pod target");
                findings.forbiddenIf(
                        both(source, "value", AVERAGE_VALUE),
                        path + TARGET + ".value",
                        "may not set both a target value for metric and a per-pod target");
            }
            case "ContainerResource" -> {
                findings.requiredIf(
                        source.string("container", "").isEmpty(),
                        path + ".container",
                        "must specify a container");
                resource(source, path);
            }
            default -> resource(source, path);
        }
    }

    private void resource(JsonObject source, String path) {
        findings.requiredIf(
                source.string("name", "").isEmpty(),
                path + ".name",
                "must specify a resource name");
        target(source, path);
        JsonObject target = source.objectAt("target");
        findings.requiredIf(
                !target.has("averageUtilization") && !target.has(AVERAGE_VALUE),
                path + TARGET + ".averageUtilization",
                "must set either a target raw value or a target utilization");
        findings.forbiddenIf(
                both(source, "averageUtilization", AVERAGE_VALUE),
                path + TARGET + "." + AVERAGE_VALUE,
                "may not set both a target raw value and a target utilization");
    }

    private static boolean both(JsonObject source, String one, String other) {
        JsonObject target = source.objectAt("target");
        return target.has(one) && target.has(other);
    }

    private void eitherValue(JsonObject source, String path, String blamed, String detail) {
        JsonObject target = source.objectAt("target");
        findings.requiredIf(
                !target.has("value") && !target.has(AVERAGE_VALUE),
                path + TARGET + "." + blamed,
                detail);
    }

    private void metric(JsonObject source, String path) {
        JsonObject metric = source.objectAt("metric");
        findings.requiredIf(
                metric.string("name", "").isEmpty(),
                path + ".metric.name",
                "must specify a metric name");
        findings.within(metric, "selector", path + ".metric", findings::labelSelector);
    }

    private void target(JsonObject source, String path) {
        JsonObject target = source.objectAt("target");
        String at = path + TARGET;
        String type = target.string("type", "");
        findings.requiredIf(type.isEmpty(), at + ".type", "must specify a metric target type");
        findings.invalidIf(
                !TARGETS.contains(type),
                at + ".type",
                JsonValue.of(type),
                "must be either Utilization, Value, or AverageValue");
        for (String name : List.of("value", AVERAGE_VALUE)) {
            target.find(name)
                    .flatMap(Quantities::amount)
                    .filter(amount -> amount.signum() <= 0)
                    .ifPresent(
                            amount ->
                                    findings.add(
                                            FieldError.invalid(
                                                    at + "." + name,
                                                    target.require(name),
                                                    "must be positive")));
        }
        findings.atLeast(target, "averageUtilization", at, 1);
    }
}
