package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

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
        Set<String> names = new HashSet<>();
        findings.each(spec, "containers", path, (c, at) -> container(c, at, names, volumes, false));
        findings.each(
                spec, "initContainers", path, (c, at) -> container(c, at, names, volumes, true));
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

    private void container(
            JsonObject container,
            String path,
            Set<String> names,
            Set<String> volumes,
            boolean init) {
        if (findings.required(container, "name", path)) {
            String name = container.string("name", "");
            findings.named(path + ".name", name, Names.label(name));
            if (!names.add(name)) {
                findings.add(FieldError.duplicate(path + ".name", JsonValue.of(name)));
            }
        }
        String image = container.string("image", "");
        if (image.isEmpty()) {
            findings.add(FieldError.required(path + ".image", ""));
        } else {
            findings.invalidIf(
                    !image.strip().equals(image),
                    path + ".image",
                    JsonValue.of(image),
                    "must not have leading or trailing whitespace");
        }
        findings.oneOf(container, "imagePullPolicy", path, PULL_POLICIES);
        findings.oneOf(
                container,
                "terminationMessagePolicy",
                path,
                Set.of("File", "FallbackToLogsOnError"));
        ports(container, path);
        findings.each(container, "env", path, this::env);
        findings.each(container, "envFrom", path, this::envFrom);
        mounts(container, path, volumes);
        resources(container.objectAt("resources"), path + ".resources");
        boolean sidecar = container.string("restartPolicy", "").equals("Always");
        for (String probe : List.of("livenessProbe", "readinessProbe", "startupProbe")) {
            if (init && !sidecar) {
                findings.forbiddenIf(
                        container.has(probe),
                        path + "." + probe,
                        "may not be set for init containers without restartPolicy=Always");
            }
            boolean once = !probe.equals("readinessProbe");
            findings.within(container, probe, path, (p, at) -> probe(p, at, once));
        }
        findings.within(
                container,
                "lifecycle",
                path,
                (lifecycle, at) -> {
                    findings.within(lifecycle, "postStart", at, this::handler);
                    findings.within(lifecycle, "preStop", at, this::handler);
                });
    }

    private void ports(JsonObject container, String path) {
        Set<String> names = new HashSet<>();
        findings.each(
                container,
                "ports",
                path,
                (port, at) -> {
                    String name = port.string("name", "");
                    if (!name.isEmpty()) {
                        findings.portName(at + ".name", name);
                        if (!names.add(name)) {
                            findings.add(FieldError.duplicate(at + ".name", JsonValue.of(name)));
                        }
                    }
                    if (port.integer("containerPort", 0) == 0) {
                        findings.add(FieldError.required(at + ".containerPort", ""));
                    } else {
                        findings.port(port.get("containerPort"), at + ".containerPort");
                    }
                    findings.port(port.get("hostPort"), at + ".hostPort");
                    findings.requiredOneOf(port, "protocol", at, PROTOCOLS);
                });
    }

    private void env(JsonObject variable, String path) {
        String name = variable.string("name", "");
        if (name.isEmpty()) {
            findings.add(FieldError.required(path + ".name", ""));
        } else {
            findings.named(path + ".name", name, Names.envName(name));
        }
        variable.object("valueFrom")
                .ifPresent(
                        from -> {
                            String at = path + ".valueFrom";
                            findings.invalidIf(
                                    !variable.string("value", "").isEmpty(),
                                    at,
                                    JsonValue.of(""),
                                    "may not be specified when `value` is not empty");
                            findings.invalidIf(
                                    from.size() != 1,
                                    at,
                                    JsonValue.of(""),
                                    from.isEmpty()
                                            ? "must specify one of: `fieldRef`,"
                                                    + " `resourceFieldRef`, `configMapKeyRef`,"
                                                    + " `secretKeyRef` or `fileKeyRef`"
                                            : "may not have more than one field specified at a"
                                                    + " time");
                            for (String key : List.of("configMapKeyRef", "secretKeyRef")) {
                                findings.within(
                                        from,
                                        key,
                                        at,
                                        (ref, p) -> {
                                            findings.required(ref, "name", p);
                                            findings.required(ref, "key", p);
                                        });
                            }
                            findings.within(
                                    from,
                                    "fieldRef",
                                    at,
                                    (ref, p) -> findings.required(ref, "fieldPath", p));
                        });
    }

    private void envFrom(JsonObject source, String path) {
        long sources = Stream.of("configMapRef", "secretRef").filter(source::has).count();
        findings.invalidIf(
                sources != 1,
                path,
                JsonValue.of(""),
                "must specify one of: `configMapRef` or `secretRef`");
        for (String name : List.of("configMapRef", "secretRef")) {
            findings.within(source, name, path, (ref, at) -> findings.required(ref, "name", at));
        }
    }

    private void mounts(JsonObject container, String path, Set<String> volumes) {
        findings.distinct(container, "volumeMounts", path, "mountPath");
        findings.each(
                container,
                "volumeMounts",
                path,
                (mount, at) -> {
                    String name = mount.string("name", "");
                    if (name.isEmpty()) {
                        findings.add(FieldError.required(at + ".name", ""));
                    }
                    if (!volumes.contains(name)) {
                        findings.add(
                                new FieldError(
                                        FieldError.Reason.NOT_FOUND,
                                        at + ".name",
                                        "Not found: " + JsonValue.of(name).toJson()));
                    }
                    findings.required(mount, "mountPath", at);
                    String sub = mount.string("subPath", "");
                    findings.invalidIf(
                            sub.startsWith("/"),
                            at + ".subPath",
                            JsonValue.of(sub),
                            "must be a relative path");
                    findings.invalidIf(
                            List.of(sub.split("/", -1)).contains(".."),
                            at + ".subPath",
                            JsonValue.of(sub),
                            "must not contain '..'");
                });
    }

    void resources(JsonObject resources, String path) {
        JsonObject limits = resources.objectAt("limits");
        for (String list : List.of("limits", "requests")) {
            resources
                    .objectAt(list)
                    .forEach(
                            (name, value) -> {
                                String at = path + "." + list + "[" + name + "]";
                                amount(value)
                                        .filter(amount -> amount.signum() < 0)
                                        .ifPresent(
                                                _ ->
                                                        findings.add(
                                                                FieldError.invalid(
                                                                        at,
                                                                        value,
                                                                        "must be greater than or"
                                                                                + " equal to 0")));
                                boolean known =
                                        name.contains("/")
                                                || name.startsWith("hugepages-")
                                                || Set.of("cpu", "memory", "ephemeral-storage")
                                                        .contains(name);
                                findings.invalidIf(
                                        !known,
                                        at,
                                        JsonValue.of(name),
                                        "must be a standard resource for containers");
                            });
        }
        resources
                .objectAt("requests")
                .forEach(
                        (name, value) -> {
                            JsonValue limit = limits.get(name);
                            if (limit != null
                                    && amount(value)
                                            .flatMap(
                                                    a -> amount(limit).map(l -> a.compareTo(l) > 0))
                                            .orElse(false)) {
                                findings.add(
                                        FieldError.invalid(
                                                path + ".requests",
                                                value,
                                                "must be less than or equal to "
                                                        + name
                                                        + " limit of "
                                                        + limit.toJson()));
                            }
                        });
    }

    static Optional<BigDecimal> amount(JsonValue value) {
        return value instanceof JsonString(String text)
                ? Quantities.value(text)
                : value instanceof JsonNumber number
                        ? Optional.of(number.asDecimal())
                        : Optional.empty();
    }

    private void probe(JsonObject probe, String path, boolean once) {
        handler(probe, path);
        for (String name :
                List.of(
                        "initialDelaySeconds",
                        "timeoutSeconds",
                        "periodSeconds",
                        "successThreshold",
                        "failureThreshold")) {
            findings.notNegative(probe, name, path);
        }
        findings.invalidIf(
                once && probe.integer("successThreshold", 1) != 1,
                path + ".successThreshold",
                JsonValue.of(probe.integer("successThreshold", 1)),
                "must be 1");
    }

    private void handler(JsonObject handler, String path) {
        List<String> kinds =
                Stream.of("exec", "httpGet", "tcpSocket", "grpc", "sleep")
                        .filter(handler::has)
                        .toList();
        if (kinds.isEmpty()) {
            findings.add(FieldError.required(path, "must specify a handler type"));
        }
        kinds.stream()
                .skip(1)
                .forEach(
                        kind ->
                                findings.add(
                                        FieldError.forbidden(
                                                path + "." + kind,
                                                "may not specify more than 1 handler type")));
        findings.within(
                handler,
                "exec",
                path,
                (exec, at) ->
                        findings.requiredIf(
                                exec.arrayAt("command").isEmpty(), at + ".command", ""));
        findings.within(
                handler,
                "httpGet",
                path,
                (get, at) -> {
                    findings.required(get, "path", at);
                    findings.portOrName(get.get("port"), at + ".port");
                    findings.oneOf(get, "scheme", at, Set.of("HTTP", "HTTPS"));
                });
        findings.within(
                handler,
                "tcpSocket",
                path,
                (tcp, at) -> findings.portOrName(tcp.get("port"), at + ".port"));
        findings.within(
                handler, "grpc", path, (grpc, at) -> findings.port(grpc.get("port"), at + ".port"));
    }
}
