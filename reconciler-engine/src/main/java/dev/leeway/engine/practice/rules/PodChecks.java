package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a pod's spec may be stored; also where it is a template.
 *
 * @param findings where what is wrong is noted
 * @param claimed the names of volumes that the pods get besides those in the spec
 */
record PodChecks(Findings findings, Set<String> claimed) {
    PodChecks(Findings findings) {
        this(findings, Set.of());
    }

    /** Of two sources of a volume the one that an API server looks at later is too many. */
    private static final Set<String> LATE_SOURCES =
            Set.of("configMap", "projected", "csi", "ephemeral", "image", "downwardAPI");

    private static final Set<String> EFFECTS =
            Set.of("NoSchedule", "PreferNoSchedule", "NoExecute");

    void template(JsonObject template, String path) {
        JsonObject metadata = template.objectAt("metadata");
        findings.labels(metadata.objectAt("labels"), path + ".labels");
        spec(template.objectAt("spec"), path + ".spec");
    }

    void spec(JsonObject spec, String path) {
        Set<String> volumes = new HashSet<>(volumes(spec, path));
        volumes.addAll(claimed);
        if (spec.arrayAt("containers").isEmpty()) {
            findings.add(FieldError.required(path + ".containers", ""));
        }
        ContainerChecks container = new ContainerChecks(findings, volumes);
        findings.each(spec, "containers", path, container::main);
        findings.each(spec, "initContainers", path, container::initial);
        findings.oneOf(spec, "restartPolicy", path, Set.of("Always", "OnFailure", "Never"));
        findings.oneOf(
                spec,
                "dnsPolicy",
                path,
                Set.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"));
        if (spec.string("dnsPolicy", "").equals("None")
                && spec.objectAt("dnsConfig").arrayAt("nameservers").isEmpty()) {
            findings.add(
                    FieldError.required(
                            path + ".dnsConfig.nameservers",
                            "must provide at least one DNS nameserver when `dnsPolicy` is None"));
        }
        findings.notNegative(spec, "terminationGracePeriodSeconds", path);
        findings.atLeast(spec, "activeDeadlineSeconds", path, 1);
        subdomain(spec, "serviceAccountName", path);
        subdomain(spec, "nodeName", path);
        subdomain(spec, "priorityClassName", path);
        subdomain(spec, "runtimeClassName", path);
        label(spec, "hostname", path);
        label(spec, "subdomain", path);
        findings.labels(spec.objectAt("nodeSelector"), path + ".nodeSelector");
        findings.each(spec, "tolerations", path, this::toleration);
        findings.each(spec, "topologySpreadConstraints", path, this::spread);
    }

    private void subdomain(JsonObject spec, String name, String path) {
        spec.string(name)
                .filter(text -> !text.isEmpty())
                .ifPresent(t -> findings.named(path + "." + name, t, Names.subdomain(t)));
    }

    private void label(JsonObject spec, String name, String path) {
        spec.string(name)
                .filter(text -> !text.isEmpty())
                .ifPresent(t -> findings.named(path + "." + name, t, Names.label(t)));
    }

    private void toleration(JsonObject toleration, String path) {
        String key = toleration.string("key", "");
        if (!key.isEmpty()) {
            findings.qualified(path + ".key", key);
        }
        String operator = toleration.string("operator", "");
        findings.invalidIf(
                key.isEmpty() && !operator.equals("Exists"),
                path + ".operator",
                JsonValue.of(operator),
                "operator must be Exists when `key` is empty, which means \"match all values and"
                        + " all keys\"");
        findings.oneOf(toleration, "operator", path, Set.of("", "Equal", "Exists", "Lt", "Gt"));
        findings.invalidIf(
                operator.equals("Exists") && !toleration.string("value", "").isEmpty(),
                path + ".operator",
                JsonValue.of(toleration.string("value", "")),
                "value must be empty when `operator` is 'Exists'");
        findings.invalidIf(
                toleration.has("tolerationSeconds")
                        && !toleration.string("effect", "").equals("NoExecute"),
                path + ".effect",
                JsonValue.of(toleration.string("effect", "")),
                "effect must be 'NoExecute' when `tolerationSeconds` is set");
        if (!toleration.string("effect", "").isEmpty()) {
            findings.oneOf(toleration, "effect", path, EFFECTS);
        }
    }

    private void spread(JsonObject constraint, String path) {
        findings.atLeast(constraint, "maxSkew", path, 1);
        findings.required(constraint, "topologyKey", path);
        Set<String> known = Set.of("DoNotSchedule", "ScheduleAnyway");
        String choice = constraint.string("whenUnsatisfiable", "");
        if (!known.contains(choice)) {
            findings.add(FieldError.unsupported(path + ".whenUnsatisfiable", choice, known));
        }
    }

    private Set<String> volumes(JsonObject spec, String path) {
        findings.distinct(spec, "volumes", path, "name");
        findings.each(
                spec,
                "volumes",
                path,
                (volume, at) -> {
                    if (findings.required(volume, "name", at)) {
                        String name = volume.string("name", "");
                        findings.named(at + ".name", name, Names.label(name));
                    }
                    List<String> sources =
                            volume.names().stream()
                                    .filter(n -> !n.equals("name"))
                                    .sorted(Comparator.comparing(LATE_SOURCES::contains))
                                    .toList();
                    sources.stream()
                            .skip(1)
                            .forEach(
                                    extra ->
                                            findings.add(
                                                    FieldError.forbidden(
                                                            at + "." + extra,
                                                            "may not specify more than 1 volume"
                                                                    + " type")));
                    source(volume, at);
                });
        return spec.arrayAt("volumes")
                .objects()
                .map(volume -> volume.string("name", ""))
                .collect(Collectors.toSet());
    }

    private void source(JsonObject volume, String path) {
        findings.within(volume, "hostPath", path, (s, at) -> findings.required(s, "path", at));
        findings.within(volume, "secret", path, (s, at) -> findings.required(s, "secretName", at));
        findings.within(volume, "configMap", path, (s, at) -> findings.required(s, "name", at));
        findings.within(
                volume,
                "persistentVolumeClaim",
                path,
                (s, at) -> findings.required(s, "claimName", at));
        findings.within(
                volume,
                "nfs",
                path,
                (s, at) -> {
                    findings.required(s, "server", at);
                    findings.required(s, "path", at);
                });
        findings.within(volume, "csi", path, (s, at) -> findings.required(s, "driver", at));
        for (String kind : List.of("secret", "configMap", "downwardAPI", "projected")) {
            findings.within(volume, kind, path, this::mode);
        }
    }

    private void mode(JsonObject source, String path) {
        if (source.get("defaultMode") instanceof JsonNumber mode) {
            long bits = mode.asLong().orElse(-1);
            findings.invalidIf(
                    bits < 0 || bits > 0777,
                    path + ".defaultMode",
                    mode,
                    "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }
}
