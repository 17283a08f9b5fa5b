package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.each;
import static dev.leeway.engine.practice.rules.Presets.ifPresent;
import static dev.leeway.engine.practice.rules.Presets.isUnset;
import static dev.leeway.engine.practice.rules.Presets.isZero;
import static dev.leeway.engine.practice.rules.Presets.missingFrom;
import static dev.leeway.engine.practice.rules.Presets.unset;
import static dev.leeway.engine.practice.rules.Presets.within;
import static dev.leeway.engine.practice.rules.Presets.zero;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the server fills in for pods and what makes pods.
 *
 * <p>Source of the rules: Kubernetes API reference 1.36, the defaults named there for each field.
 */
final class WorkloadDefaults {
    private static final int FILE_MODE = 420;
    private static final String CORE = "io.k8s.api.core.v1.";
    private static final String APPS = "io.k8s.api.apps.v1.";
    private static final String BATCH = "io.k8s.api.batch.v1.";

    private WorkloadDefaults() {}

    static void addTo(Map<String, UnaryOperator<JsonObject>> rules) {
        rules.put(APPS + "Deployment", o -> within(o, "spec", WorkloadDefaults::deployment));
        rules.put(APPS + "StatefulSet", o -> within(o, "spec", WorkloadDefaults::statefulSet));
        rules.put(APPS + "DaemonSet", o -> within(o, "spec", WorkloadDefaults::daemonSet));
        rules.put(APPS + "ReplicaSet", o -> within(o, "spec", s -> unset(s, "replicas", 1)));
        rules.put(BATCH + "CronJob", o -> within(o, "spec", WorkloadDefaults::cronJob));
        rules.put(BATCH + "Job", WorkloadDefaults::job);
        rules.put(BATCH + "PodFailurePolicyOnPodConditionsPattern", o -> zero(o, "status", "True"));
        rules.put(CORE + "ReplicationController", WorkloadDefaults::replicationController);
        rules.put(CORE + "Pod", WorkloadDefaults::pod);
        rules.put(CORE + "PodSpec", WorkloadDefaults::podSpec);
        rules.put(CORE + "Container", WorkloadDefaults::container);
        rules.put(CORE + "EphemeralContainer", WorkloadDefaults::container);
        rules.put(CORE + "Volume", WorkloadDefaults::volume);
        rules.put(CORE + "Probe", WorkloadDefaults::probe);
        rules.put(CORE + "GRPCAction", o -> unset(o, "service", ""));
        rules.put(CORE + "HTTPGetAction", o -> zero(zero(o, "path", "/"), "scheme", "HTTP"));
        rules.put(CORE + "ObjectFieldSelector", o -> zero(o, "apiVersion", "v1"));
        rules.put(CORE + "HostPathVolumeSource", o -> unset(o, "type", ""));
        for (String source :
                new String[] {
                    "SecretVolumeSource",
                    "ConfigMapVolumeSource",
                    "DownwardAPIVolumeSource",
                    "ProjectedVolumeSource"
                }) {
            rules.put(CORE + source, o -> unset(o, "defaultMode", FILE_MODE));
        }
        rules.put(CORE + "ServiceAccountTokenProjection", o -> unset(o, "expirationSeconds", 3600));
    }

    private static JsonObject deployment(JsonObject given) {
        JsonObject spec = unset(given, "replicas", 1);
        spec =
                rolling(
                        spec,
                        "strategy",
                        r -> unset(unset(r, "maxUnavailable", "25%"), "maxSurge", "25%"));
        return unset(unset(spec, "revisionHistoryLimit", 10), "progressDeadlineSeconds", 600);
    }

    /** Presets a strategy that rolls where nothing else is asked for, and how it rolls then. */
    private static JsonObject rolling(
            JsonObject spec, String strategy, UnaryOperator<JsonObject> presets) {
        return within(
                spec,
                strategy,
                given -> {
                    JsonObject typed = zero(given, "type", "RollingUpdate");
                    return typed.string("type", "").equals("RollingUpdate")
                            ? within(typed, "rollingUpdate", presets)
                            : typed;
                });
    }

    private static JsonObject statefulSet(JsonObject given) {
        JsonObject spec = zero(given, "podManagementPolicy", "OrderedReady");
        spec = rolling(spec, "updateStrategy", r -> unset(r, "partition", 0));
        spec =
                within(
                        spec,
                        "persistentVolumeClaimRetentionPolicy",
                        p -> zero(zero(p, "whenDeleted", "Retain"), "whenScaled", "Retain"));
        spec =
                each(
                        spec,
                        "volumeClaimTemplates",
                        claim ->
                                zero(
                                        zero(claim, "apiVersion", "v1"),
                                        "kind",
                                        "PersistentVolumeClaim"));
        return unset(unset(spec, "replicas", 1), "revisionHistoryLimit", 10);
    }

    private static JsonObject daemonSet(JsonObject given) {
        JsonObject spec =
                rolling(
                        given,
                        "updateStrategy",
                        r -> unset(unset(r, "maxUnavailable", 1), "maxSurge", 0));
        return unset(spec, "revisionHistoryLimit", 10);
    }

    private static JsonObject cronJob(JsonObject given) {
        JsonObject spec = zero(given, "concurrencyPolicy", "Allow");
        spec = unset(spec, "suspend", false);
        return unset(unset(spec, "successfulJobsHistoryLimit", 3), "failedJobsHistoryLimit", 1);
    }

    private static JsonObject job(JsonObject job) {
        JsonObject labels = job.objectAt("spec", "template", "metadata", "labels");
        JsonObject labelled = job;
        if (!labels.isEmpty() && job.objectAt("metadata", "labels").isEmpty()) {
            labelled = within(job, "metadata", m -> m.with("labels", labels));
        }
        return within(labelled, "spec", WorkloadDefaults::jobSpec);
    }

    private static JsonObject jobSpec(JsonObject given) {
        JsonObject spec = given;
        if (isUnset(spec, "completions") && isUnset(spec, "parallelism")) {
            spec = unset(spec, "completions", 1);
        }
        spec = unset(spec, "parallelism", 1);
        spec =
                unset(
                        spec,
                        "backoffLimit",
                        isUnset(spec, "backoffLimitPerIndex") ? 6 : Integer.MAX_VALUE);
        spec = unset(spec, "completionMode", "NonIndexed");
        spec = unset(spec, "suspend", false);
        spec = unset(spec, "manualSelector", false);
        String replacement = spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed";
        return unset(spec, "podReplacementPolicy", replacement);
    }

    private static JsonObject replicationController(JsonObject given) {
        JsonObject labels = given.objectAt("spec", "template", "metadata", "labels");
        if (labels.isEmpty()) {
            return given;
        }
        JsonObject controller =
                within(given, "spec", s -> isZero(s, "selector") ? s.with("selector", labels) : s);
        return within(
                controller, "metadata", m -> isZero(m, "labels") ? m.with("labels", labels) : m);
    }

    private static JsonObject pod(JsonObject pod) {
        return within(
                pod,
                "spec",
                given -> {
                    JsonObject spec = unset(given, "enableServiceLinks", true);
                    boolean hostNetwork = spec.bool("hostNetwork", false);
                    for (String list : new String[] {"containers", "initContainers"}) {
                        spec = each(spec, list, c -> hostPorts(requestsFromLimits(c), hostNetwork));
                    }
                    return spec;
                });
    }

    private static JsonObject requestsFromLimits(JsonObject container) {
        JsonObject limits = container.objectAt("resources", "limits");
        return limits.isEmpty()
                ? container
                : within(
                        container,
                        "resources",
                        r -> within(r, "requests", requests -> missingFrom(requests, limits)));
    }

    private static JsonObject hostPorts(JsonObject container, boolean hostNetwork) {
        return hostNetwork
                ? each(
                        container,
                        "ports",
                        port -> zero(port, "hostPort", port.integer("containerPort", 0)))
                : container;
    }

    private static JsonObject podSpec(JsonObject given) {
        JsonObject spec = zero(given, "restartPolicy", "Always");
        spec = unset(spec, "terminationGracePeriodSeconds", 30);
        spec = zero(spec, "dnsPolicy", "ClusterFirst");
        spec = unset(spec, "securityContext", JsonObject.EMPTY);
        // The server keeps the older name of the service account beside the newer one.
        String account = spec.string("serviceAccountName", spec.string("serviceAccount", ""));
        if (!account.isEmpty()) {
            spec = spec.with("serviceAccountName", JsonValue.of(account));
            spec = spec.with("serviceAccount", JsonValue.of(account));
        } else {
            spec = spec.without("serviceAccount").without("serviceAccountName");
        }
        return zero(spec, "schedulerName", "default-scheduler");
    }

    private static JsonObject container(JsonObject given) {
        JsonObject container = zero(given, "terminationMessagePath", "/dev/termination-log");
        container = zero(container, "terminationMessagePolicy", "File");
        return zero(container, "imagePullPolicy", pullPolicy(container.string("image", "")));
    }

    /** The newest image is pulled always, a named one when it is not there. */
    static String pullPolicy(String image) {
        boolean digest = image.contains("@");
        String name = digest ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        String tag = colon < 0 ? digest ? "" : "latest" : name.substring(colon + 1);
        return tag.equals("latest") ? "Always" : "IfNotPresent";
    }

    private static JsonObject volume(JsonObject volume) {
        boolean hasSource = volume.names().stream().anyMatch(n -> !n.equals("name"));
        JsonObject sourced = hasSource ? volume : volume.with("emptyDir", JsonObject.EMPTY);
        return ifPresent(
                sourced,
                "image",
                image -> zero(image, "pullPolicy", pullPolicy(image.string("reference", ""))));
    }

    private static JsonObject probe(JsonObject given) {
        JsonObject probe = zero(given, "timeoutSeconds", 1);
        probe = zero(probe, "periodSeconds", 10);
        probe = zero(probe, "successThreshold", 1);
        return zero(probe, "failureThreshold", 3);
    }
}
