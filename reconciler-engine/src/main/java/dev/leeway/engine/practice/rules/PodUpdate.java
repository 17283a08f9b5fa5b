package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a running pod may become what an update asks: almost nothing of it may change.
 *
 * <p>Source: Kubernetes documentation, "Pods", "Pod update and replacement".
 */
record PodUpdate(Findings findings) {
    private static final List<String> LISTS = List.of("containers", "initContainers");

    void check(JsonObject now, JsonObject before) {
        for (String list : LISTS) {
            if (now.arrayAt(list).size() != before.arrayAt(list).size()) {
                findings.add(
                        FieldError.forbidden(
                                "spec." + list, "pod updates may not add or remove containers"));
                return;
            }
        }
        for (String list : LISTS) {
            findings.each(now, list, "spec", this::image);
        }
        deadline(now, before);
        tolerations(now, before);
        findings.forbiddenIf(
                !fixedPart(now).equals(fixedPart(before)),
                "spec",
                "pod updates may not change fields other than `spec.containers[*].image`,"
                        + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,"
                        + "`spec.tolerations` (only additions to existing tolerations),"
                        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was"
                        + " previously negative)");
    }

    private void image(JsonObject container, String path) {
        findings.requiredIf(container.string("image", "").isEmpty(), path + ".image", "");
    }

    private void deadline(JsonObject now, JsonObject before) {
        if (!before.has("activeDeadlineSeconds")) {
            return;
        }
        long had = before.integer("activeDeadlineSeconds", 0);
        long wanted = now.integer("activeDeadlineSeconds", Long.MAX_VALUE);
        findings.invalidIf(
                wanted > had,
                "spec.activeDeadlineSeconds",
                now.find("activeDeadlineSeconds").orElse(JsonValue.of("")),
                "must be less than or equal to previous value");
    }

    private void tolerations(JsonObject now, JsonObject before) {
        Set<JsonObject> kept = new HashSet<>();
        now.arrayAt("tolerations").objects().map(PodUpdate::lasting).forEach(kept::add);
        findings.forbiddenIf(
                !before.arrayAt("tolerations")
                        .objects()
                        .allMatch(toleration -> kept.contains(lasting(toleration))),
                "spec.tolerations",
                "existing toleration can not be modified except its tolerationSeconds");
    }

    private static JsonObject lasting(JsonObject toleration) {
        return toleration.without("tolerationSeconds");
    }

    private static JsonObject fixedPart(JsonObject spec) {
        JsonObject fixed = spec.without("activeDeadlineSeconds").without("tolerations");
        for (String list : LISTS) {
            fixed = Presets.each(fixed, list, container -> container.without("image"));
        }
        return fixed;
    }
}
