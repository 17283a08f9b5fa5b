package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether an object that makes pods may be stored. */
record WorkloadChecks(Findings findings) {
    private static final String ALWAYS = "Always";
    private static final List<String> STATEFUL_MUTABLE =
            List.of(
                    "replicas",
                    "template",
                    "updateStrategy",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds",
                    "ordinals",
                    "revisionHistoryLimit");

    void deployment(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        counts(spec);
        selectorAndTemplate(spec, "deployment");
        JsonObject strategy = spec.objectAt("strategy");
        String path = "spec.strategy";
        findings.requiredOneOf(strategy, "type", path, Set.of("Recreate", "RollingUpdate"));
        if (strategy.string("type", "").equals("Recreate")) {
            findings.forbiddenIf(
                    strategy.has("rollingUpdate"),
                    path + ".rollingUpdate",
                    "may not be specified when strategy `type` is 'Recreate'");
        } else if (strategy.string("type", "").equals("RollingUpdate")) {
            rolling(strategy.objectAt("rollingUpdate"), path + ".rollingUpdate");
        }
        findings.notNegative(spec, "progressDeadlineSeconds", "spec");
        if (spec.has("progressDeadlineSeconds")
                && spec.integer("progressDeadlineSeconds", 0)
                        <= spec.integer("minReadySeconds", 0)) {
            findings.add(
                    FieldError.invalid(
                            "spec.progressDeadlineSeconds",
                            spec.require("progressDeadlineSeconds"),
                            "must be greater than minReadySeconds"));
        }
    }

    private void rolling(JsonObject rolling, String path) {
        JsonValue unavailable = rolling.get("maxUnavailable");
        JsonValue surge = rolling.get("maxSurge");
        findings.share(unavailable, path + ".maxUnavailable");
        findings.share(surge, path + ".maxSurge");
        findings.invalidIf(
                isNone(unavailable) && isNone(surge),
                path + ".maxUnavailable",
                unavailable == null ? JsonValue.of(0) : unavailable,
                "may not be 0 when `maxSurge` is 0");
    }

    private static boolean isNone(@Nullable JsonValue share) {
        return share == null || share.equals(JsonValue.of(0)) || share.equals(JsonValue.of("0%"));
    }

    private void counts(JsonObject spec) {
        findings.notNegative(spec, "replicas", "spec");
        findings.notNegative(spec, "minReadySeconds", "spec");
        findings.notNegative(spec, "revisionHistoryLimit", "spec");
    }

    private void selectorAndTemplate(JsonObject spec, String kind) {
        JsonObject selector = spec.objectAt("selector");
        JsonObject template = spec.objectAt("template");
        JsonObject labels = template.objectAt("metadata", "labels");
        if (Presets.isUnset(spec, "selector")) {
            findings.add(FieldError.required("spec.selector", ""));
        } else if (!selector(selector, kind)) {
            findings.add(FieldError.invalid("spec.selector", selector, "invalid label selector"));
            return;
        }
        picks(spec, labels);
        template(spec, template);
    }

    /** Returns whether a selector can be read; finds what is wrong with it. */
    private boolean selector(JsonObject selector, String kind) {
        int before = findings.errors().size();
        findings.labelSelector(selector, "spec.selector");
        boolean readable = findings.errors().size() == before;
        findings.invalidIf(
                selector.objectAt("matchLabels").isEmpty()
                        && selector.arrayAt("matchExpressions").isEmpty(),
                "spec.selector",
                selector,
                "empty selector is invalid for " + kind);
        return readable;
    }

    private void picks(JsonObject spec, JsonObject labels) {
        findings.invalidIf(
                Presets.isUnset(spec, "selector")
                        || !Findings.selects(spec.objectAt("selector"), labels),
                "spec.template.metadata.labels",
                labels,
                "`selector` does not match template `labels`");
    }

    private void template(JsonObject spec, JsonObject template) {
        Set<String> claimed =
                spec.arrayAt("volumeClaimTemplates")
                        .objects()
                        .map(claim -> claim.stringAt("metadata", "name").orElse(""))
                        .collect(Collectors.toSet());
        new PodChecks(findings, claimed).template(template, "spec.template");
        String policy = template.objectAt("spec").string("restartPolicy", "Always");
        if (!policy.equals(ALWAYS) && Set.of("Always", "OnFailure", "Never").contains(policy)) {
            findings.add(
                    FieldError.unsupported(
                            "spec.template.spec.restartPolicy", policy, List.of(ALWAYS)));
        }
        findings.forbiddenIf(
                template.objectAt("spec").has("activeDeadlineSeconds"),
                "spec.template.spec.activeDeadlineSeconds",
                "activeDeadlineSeconds in ReplicaSet is not Supported");
    }

    void replicaSet(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        counts(spec);
        selectorAndTemplate(spec, "replicaset");
    }

    void statefulSet(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        counts(spec);
        selectorAndTemplate(spec, "statefulset");
        claims(spec);
        findings.oneOf(spec, "podManagementPolicy", "spec", Set.of("OrderedReady", "Parallel"));
        JsonObject strategy = spec.objectAt("updateStrategy");
        findings.requiredOneOf(
                strategy, "type", "spec.updateStrategy", Set.of("RollingUpdate", "OnDelete"));
        findings.invalidIf(
                strategy.string("type", "").equals("OnDelete") && strategy.has("rollingUpdate"),
                "spec.updateStrategy.rollingUpdate",
                strategy.objectAt("rollingUpdate"),
                "only allowed for updateStrategy 'RollingUpdate'");
        findings.notNegative(
                strategy.objectAt("rollingUpdate"),
                "partition",
                "spec.updateStrategy.rollingUpdate");
        for (String name : List.of("whenDeleted", "whenScaled")) {
            findings.oneOf(
                    spec.objectAt("persistentVolumeClaimRetentionPolicy"),
                    name,
                    "spec.persistentVolumeClaimRetentionPolicy",
                    Set.of("Retain", "Delete"));
        }
    }

    /** The pods' volumes come from the claims, so a claim without a name is a volume without. */
    private void claims(JsonObject spec) {
        JsonArray claims = spec.arrayAt("volumeClaimTemplates");
        for (int i = 0; i < claims.size(); i++) {
            if (claims.get(i) instanceof JsonObject claim) {
                String name = claim.stringAt("metadata", "name").orElse("");
                boolean nameless = name.isEmpty();
                String volume = "spec.template.spec.volumes[" + i + "]";
                if (!nameless) {
                    findings.named(volume + ".name", name, Names.label(name));
                }
                findings.requiredIf(nameless, volume + ".persistentVolumeClaim.claimName", "");
                findings.requiredIf(nameless, volume + ".name", "");
            }
        }
    }

    /** What claims ask for is judged once: they do not change afterwards. */
    void newClaims(JsonObject object) {
        findings.each(
                object.objectAt("spec"),
                "volumeClaimTemplates",
                "spec",
                (claim, at) ->
                        new ScalingChecks(findings).claim(claim.objectAt("spec"), at + ".spec"));
    }

    void daemonSet(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        counts(spec);
        // Its selector may be missing: it picks nothing then, which is found at the labels.
        if (!Presets.isUnset(spec, "selector")) {
            selector(spec.objectAt("selector"), "daemonset");
        }
        JsonObject template = spec.objectAt("template");
        picks(spec, template.objectAt("metadata", "labels"));
        template(spec, template);
        JsonObject strategy = spec.objectAt("updateStrategy");
        String path = "spec.updateStrategy";
        findings.requiredOneOf(strategy, "type", path, Set.of("RollingUpdate", "OnDelete"));
        if (strategy.string("type", "").equals("RollingUpdate")) {
            JsonObject rolling = strategy.objectAt("rollingUpdate");
            findings.share(rolling.get("maxUnavailable"), path + ".rollingUpdate.maxUnavailable");
            findings.share(rolling.get("maxSurge"), path + ".rollingUpdate.maxSurge");
            boolean unavailable = !isNone(rolling.get("maxUnavailable"));
            boolean surge = !isNone(rolling.get("maxSurge"));
            if (unavailable == surge) {
                JsonValue value = rolling.find("maxSurge").orElse(JsonValue.of(0));
                findings.add(
                        unavailable
                                ? FieldError.invalid(
                                        path + ".rollingUpdate.maxSurge",
                                        value,
                                        "may not be set when maxUnavailable is non-zero")
                                : FieldError.required(
                                        path + ".rollingUpdate.maxUnavailable",
                                        "cannot be 0 when maxSurge is 0"));
            }
        }
    }

    void job(JsonObject spec, String path) {
        for (String name :
                List.of(
                        "parallelism",
                        "completions",
                        "activeDeadlineSeconds",
                        "backoffLimit",
                        "ttlSecondsAfterFinished")) {
            findings.notNegative(spec, name, path);
        }
        findings.oneOf(spec, "completionMode", path, Set.of("NonIndexed", "Indexed"));
        boolean indexed = spec.string("completionMode", "").equals("Indexed");
        findings.requiredIf(
                indexed && !spec.has("completions"),
                path + ".completions",
                "when completion mode is Indexed");
        if (spec.has("podFailurePolicy")
                && !spec.string("podReplacementPolicy", "Failed").equals("Failed")) {
            findings.add(
                    FieldError.unsupported(
                            path + ".podReplacementPolicy",
                            spec.string("podReplacementPolicy", ""),
                            Set.of("Failed")));
        }
        JsonObject template = spec.objectAt("template");
        new PodChecks(findings).template(template, path + ".template");
        String policy = template.objectAt("spec").string("restartPolicy", "");
        String at = path + ".template.spec.restartPolicy";
        if (policy.isEmpty() || policy.equals(ALWAYS)) {
            findings.add(FieldError.required(at, "valid values: \"OnFailure\", \"Never\""));
        } else if (!Set.of("OnFailure", "Never").contains(policy)) {
            findings.add(FieldError.unsupported(at, policy, List.of("OnFailure", "Never")));
        }
    }

    /** A job of its own, not one of a schedule: it has a selector, given or made. */
    void jobSelector(JsonObject spec) {
        if (Presets.isUnset(spec, "selector")) {
            findings.add(FieldError.required("spec.selector", ""));
        }
        JsonObject labels = spec.objectAt("template", "metadata", "labels");
        findings.invalidIf(
                Presets.isUnset(spec, "selector")
                        || !Findings.selects(spec.objectAt("selector"), labels),
                "spec.template.metadata.labels",
                labels,
                "`selector` does not match template `labels`");
    }

    void replicationController(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        counts(spec);
        JsonObject selector = spec.objectAt("selector");
        findings.requiredIf(selector.isEmpty(), "spec.selector", "");
        JsonObject template = spec.objectAt("template");
        JsonObject labels = template.objectAt("metadata", "labels");
        findings.invalidIf(
                !Findings.selects(JsonObject.of("matchLabels", selector), labels),
                "spec.template.metadata.labels",
                labels,
                "`selector` does not match template `labels`");
        new PodChecks(findings).template(template, "spec.template");
    }

    void cronJob(JsonObject object) {
        JsonObject spec = object.objectAt("spec");
        String schedule = spec.string("schedule", "");
        if (schedule.isEmpty()) {
            findings.add(FieldError.required("spec.schedule", ""));
        } else {
            CronSchedule.problem(schedule)
                    .ifPresent(
                            problem ->
                                    findings.add(
                                            FieldError.invalid(
                                                    "spec.schedule", schedule, problem)));
        }
        findings.notNegative(spec, "startingDeadlineSeconds", "spec");
        findings.notNegative(spec, "successfulJobsHistoryLimit", "spec");
        findings.notNegative(spec, "failedJobsHistoryLimit", "spec");
        findings.oneOf(spec, "concurrencyPolicy", "spec", Set.of("Allow", "Forbid", "Replace"));
        if (spec.get("timeZone") instanceof JsonString(String zone)) {
            boolean known = ZoneId.getAvailableZoneIds().contains(zone);
            findings.invalidIf(
                    !known, "spec.timeZone", JsonValue.of(zone), "unknown time zone " + zone);
        }
        String name = object.objectAt("metadata").string("name", "");
        findings.invalidIf(
                name.length() > 52,
                "metadata.name",
                JsonValue.of(name),
                "must be no more than 52 characters");
        job(spec.objectAt("jobTemplate", "spec"), "spec.jobTemplate.spec");
    }

    void selectorStays(JsonObject object, JsonObject stored) {
        findings.immutable(object.objectAt("spec"), stored.objectAt("spec"), "selector", "spec");
    }

    void statefulSetUpdate(JsonObject object, JsonObject stored) {
        JsonObject now = object.objectAt("spec");
        JsonObject before = stored.objectAt("spec");
        for (String name : STATEFUL_MUTABLE) {
            now = now.without(name);
            before = before.without(name);
        }
        findings.forbiddenIf(
                !now.equals(before),
                "spec",
                "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                        + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                        + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are"
                        + " forbidden");
    }

    void jobUpdate(JsonObject object, JsonObject stored) {
        JsonObject now = object.objectAt("spec");
        JsonObject before = stored.objectAt("spec");
        boolean suspended = before.bool("suspend", false);
        for (String name :
                List.of("selector", "completionMode", "podFailurePolicy", "backoffLimitPerIndex")) {
            if (!Objects.equals(now.get(name), before.get(name))) {
                findings.immutable(now, before, name, "spec");
            }
        }
        boolean indexed = now.string("completionMode", "").equals("Indexed");
        if (!indexed) {
            findings.immutable(now, before, "completions", "spec");
        }
        JsonObject template = now.objectAt("template");
        JsonObject old = before.objectAt("template");
        if (suspended) {
            for (String name :
                    List.of("nodeSelector", "tolerations", "affinity", "schedulingGates")) {
                template = without(template, name);
                old = without(old, name);
            }
            template = template.without("metadata");
            old = old.without("metadata");
        }
        findings.invalidIf(!template.equals(old), "spec.template", template, "field is immutable");
    }

    private static JsonObject without(JsonObject template, String name) {
        return Presets.within(template, "spec", spec -> spec.without(name));
    }
}
