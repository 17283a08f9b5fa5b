package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the containers of one pod may be stored. */
final class ContainerChecks {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
    private static final Set<String> PULL_POLICIES = Set.of("Always", "IfNotPresent", "Never");

    private final Findings findings;
    private final Set<String> volumes;
    private final Set<String> names = new HashSet<>();

    /**
     * Begins with a pod.
     *
     * @param findings where what is wrong is noted
     * @param volumes the names of the volumes that the pod has
     */
    ContainerChecks(Findings findings, Set<String> volumes) {
        this.findings = findings;
        this.volumes = volumes;
    }

    /** Checks a container that runs as long as the pod does. */
    void main(JsonObject container, String path) {
        container(container, path, false);
    }

    /** Checks a container that runs before the others. */
    void initial(JsonObject container, String path) {
        container(container, path, true);
    }

    private void container(JsonObject container, String path, boolean init) {
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
        mounts(container, path);
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

    private void mounts(JsonObject container, String path) {
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

    private void resources(JsonObject resources, String path) {
        JsonObject limits = resources.objectAt("limits");
        for (String list : List.of("limits", "requests")) {
            resources
                    .objectAt(list)
                    .forEach(
                            (name, value) -> {
                                String at = path + "." + list + "[" + name + "]";
                                Quantities.amount(value)
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
                                    && Quantities.amount(value)
                                            .flatMap(
                                                    a ->
                                                            Quantities.amount(limit)
                                                                    .map(l -> a.compareTo(l) > 0))
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
