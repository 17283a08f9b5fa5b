package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.unset;
import static dev.leeway.engine.practice.rules.Presets.within;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself does to an object when it is created or updated: status, generation,
 * finalizers, allocated values.
 *
 * <p>Source of the rules: behaviour of a Kubernetes 1.36 API server.
 */
final class Lifecycle {
    private static final String TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

    /** Kinds whose generation is counted; what of them counts, besides the spec. */
    private static final Map<String, List<String>> COUNTED =
            Map.ofEntries(
                    Map.entry("apps/Deployment", List.of("spec", "metadata.annotations")),
                    Map.entry("apps/StatefulSet", List.of("spec")),
                    Map.entry("apps/DaemonSet", List.of("spec")),
                    Map.entry("apps/ReplicaSet", List.of("spec")),
                    Map.entry("batch/Job", List.of("spec")),
                    Map.entry("batch/CronJob", List.of("spec")),
                    Map.entry("/Pod", List.of("spec")),
                    Map.entry("/ReplicationController", List.of("spec")),
                    Map.entry("networking.k8s.io/Ingress", List.of("spec")),
                    Map.entry("networking.k8s.io/IngressClass", List.of("spec")),
                    Map.entry("networking.k8s.io/NetworkPolicy", List.of("spec")),
                    Map.entry("policy/PodDisruptionBudget", List.of("spec")),
                    Map.entry("scheduling.k8s.io/PriorityClass", List.of()),
                    Map.entry(
                            "discovery.k8s.io/EndpointSlice",
                            List.of("metadata.labels", "addressType", "endpoints", "ports")),
                    Map.entry(
                            "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
                            List.of("webhooks")),
                    Map.entry(
                            "admissionregistration.k8s.io/MutatingWebhookConfiguration",
                            List.of("webhooks")),
                    Map.entry(
                            "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
                            List.of("spec")),
                    Map.entry(
                            "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
                            List.of("spec")),
                    Map.entry(
                            "admissionregistration.k8s.io/MutatingAdmissionPolicy",
                            List.of("spec")),
                    Map.entry(
                            "admissionregistration.k8s.io/MutatingAdmissionPolicyBinding",
                            List.of("spec")),
                    Map.entry("flowcontrol.apiserver.k8s.io/FlowSchema", List.of("spec")),
                    Map.entry(
                            "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration",
                            List.of("spec")),
                    Map.entry("resource.k8s.io/DeviceClass", List.of("spec")),
                    Map.entry("resource.k8s.io/ResourceSlice", List.of("spec")),
                    Map.entry("apiextensions.k8s.io/CustomResourceDefinition", List.of("spec")));

    private final ResourceType type;
    private final String kind;
    private final ServerChoices choices;

    Lifecycle(ResourceType type, ServerChoices choices) {
        this.type = type;
        this.kind = type.gvk().group() + "/" + type.gvk().kind();
        this.choices = choices;
    }

    /** Returns the fields that a write through a subresource cannot reach. */
    FieldSet unreachable(String subresource) {
        if (subresource.equals("status")) {
            FieldSet.Builder all = new FieldSet.Builder();
            type.schema().fields().keySet().stream()
                    .filter(
                            name ->
                                    !Set.of("apiVersion", "kind", "metadata", "status")
                                            .contains(name))
                    .forEach(name -> all.addAll(FieldSet.of(FieldPath.of(name))));
            if (kind.equals("apps/Deployment")) {
                all.addAll(FieldSet.of(FieldPath.of("metadata", "labels")));
            }
            return all.build();
        }
        return subresource.isEmpty() && hasStatus()
                ? FieldSet.of(FieldPath.of("status"))
                : FieldSet.EMPTY;
    }

    private boolean hasStatus() {
        return type.subresources().contains("status") && !kind.equals("/Node");
    }

    /** Returns what is stored for a new object; its form is completed afterwards. */
    JsonObject onCreate(JsonObject given) {
        JsonObject object = hasStatus() ? given.without("status") : given;
        if (type.custom() || COUNTED.containsKey(kind)) {
            object = within(object, "metadata", m -> m.with("generation", JsonValue.of(1)));
        } else {
            object = within(object, "metadata", m -> m.without("generation"));
        }
        object =
                within(
                        object,
                        "metadata",
                        m ->
                                m.without("deletionTimestamp")
                                        .without("deletionGracePeriodSeconds")
                                        .without("selfLink"));
        return switch (kind) {
            case "apps/DaemonSet" -> templateGeneration(object, 1);
            case "/PersistentVolumeClaim" ->
                    finalizer(
                            within(object, "spec", Lifecycle::sameSource),
                            "kubernetes.io/pvc-protection");
            case "/PersistentVolume" -> finalizer(object, "kubernetes.io/pv-protection");
            case "/Namespace" ->
                    within(
                            object,
                            "spec",
                            s -> s.with("finalizers", JsonArray.of(JsonValue.of("kubernetes"))));
            case "/Service" -> new ServiceAddresses(choices).onCreate(object);
            case "/Pod" -> PodAdmission.onCreate(object, choices.uid());
            case "batch/Job" -> jobIdentity(object);
            case "apiextensions.k8s.io/CustomResourceDefinition" -> storedVersions(object);
            default -> object;
        };
    }

    private static JsonObject templateGeneration(JsonObject object, long generation) {
        return within(
                object,
                "metadata",
                m ->
                        within(
                                m,
                                "annotations",
                                a ->
                                        a.with(
                                                TEMPLATE_GENERATION,
                                                JsonValue.of(Long.toString(generation)))));
    }

    private static JsonObject finalizer(JsonObject object, String name) {
        return within(
                object,
                "metadata",
                m -> {
                    JsonArray finalizers = m.arrayAt("finalizers");
                    JsonString wanted = JsonValue.of(name);
                    return finalizers.items().contains(wanted)
                            ? m
                            : m.with("finalizers", finalizers.plus(wanted));
                });
    }

    /** Both names of a claim's source say the same, whichever of them was given. */
    private static JsonObject sameSource(JsonObject spec) {
        Optional<JsonValue> older = spec.find("dataSource");
        Optional<JsonValue> newer = spec.find("dataSourceRef");
        if (newer.isEmpty() && older.isPresent()) {
            return spec.with("dataSourceRef", older.get());
        }
        boolean elsewhere = spec.objectAt("dataSourceRef").has("namespace");
        return older.isEmpty() && newer.isPresent() && !elsewhere
                ? spec.with("dataSource", newer.get())
                : spec;
    }

    private JsonObject jobIdentity(JsonObject given) {
        if (given.objectAt("spec").bool("manualSelector", false)) {
            return given;
        }
        String uid = choices.uid();
        String name = given.objectAt("metadata").string("name", "");
        JsonObject job = within(given, "metadata", m -> m.with("uid", JsonValue.of(uid)));
        return within(
                job,
                "spec",
                spec -> {
                    JsonObject labelled =
                            within(
                                    spec,
                                    "template",
                                    t ->
                                            within(
                                                    t,
                                                    "metadata",
                                                    m ->
                                                            within(
                                                                    m,
                                                                    "labels",
                                                                    l -> jobLabels(l, uid, name))));
                    return within(
                            labelled,
                            "selector",
                            s ->
                                    within(
                                            s,
                                            "matchLabels",
                                            l ->
                                                    unset(
                                                            l,
                                                            "batch.kubernetes.io/controller-uid",
                                                            uid)));
                });
    }

    private static JsonObject jobLabels(JsonObject given, String uid, String name) {
        JsonObject labels = unset(given, "job-name", name);
        labels = unset(labels, "controller-uid", uid);
        labels = unset(labels, "batch.kubernetes.io/job-name", name);
        return unset(labels, "batch.kubernetes.io/controller-uid", uid);
    }

    private static JsonObject storedVersions(JsonObject object) {
        List<JsonValue> stored = new ArrayList<>();
        object.objectAt("spec")
                .arrayAt("versions")
                .objects()
                .filter(version -> version.bool("storage", false))
                .forEach(version -> stored.add(JsonValue.of(version.string("name", ""))));
        return object.with("status", JsonObject.of("storedVersions", new JsonArray(stored)));
    }

    /**
     * Returns what is stored for an updated object; its form is completed afterwards.
     *
     * @param emptied whether the update names an empty list or map, which is not stored, but counts
     *     as a change of a network policy
     */
    JsonObject onUpdate(JsonObject given, JsonObject stored, String subresource, boolean emptied) {
        JsonObject object = keepMetadata(given, stored);
        if (subresource.equals("status")) {
            return onStatusUpdate(object, stored);
        }
        if (hasStatus()) {
            object = keep(object, stored, "status");
        }
        object =
                switch (kind) {
                    case "/Service" -> new ServiceAddresses(choices).onUpdate(object, stored);
                    case "/Namespace" -> keepIn(object, stored, "spec", "finalizers");
                    case "/Pod" -> within(object, "spec", PodAdmission::withTolerations);
                    default -> object;
                };
        if (kind.equals("apps/DaemonSet")) {
            return daemonSetUpdate(object, stored);
        }
        boolean counted =
                counts(object, stored)
                        || (emptied && kind.equals("networking.k8s.io/NetworkPolicy"));
        return counted ? bump(object, stored) : object;
    }

    private JsonObject onStatusUpdate(JsonObject given, JsonObject stored) {
        JsonObject object = given;
        for (String name : type.schema().fields().keySet()) {
            if (!name.equals("metadata") && !name.equals("status")) {
                object = keep(object, stored, name);
            }
        }
        if (type.custom()) {
            JsonValue managed = given.objectAt("metadata").get("managedFields");
            object = keep(object, stored, "metadata");
            return managed == null
                    ? object
                    : within(object, "metadata", m -> m.with("managedFields", managed));
        }
        return kind.equals("apps/Deployment")
                ? keepIn(object, stored, "metadata", "labels")
                : object;
    }

    private static JsonObject keepMetadata(JsonObject given, JsonObject stored) {
        JsonObject old = stored.objectAt("metadata");
        return within(
                given,
                "metadata",
                meta -> {
                    JsonObject out = meta;
                    for (String name : List.of("generation", "creationTimestamp", "selfLink")) {
                        out = copy(out, name, old.get(name));
                    }
                    if (old.has("deletionTimestamp")) {
                        out = copy(out, "deletionTimestamp", old.get("deletionTimestamp"));
                        if (!out.has("deletionGracePeriodSeconds")) {
                            out =
                                    copy(
                                            out,
                                            "deletionGracePeriodSeconds",
                                            old.get("deletionGracePeriodSeconds"));
                        }
                    }
                    out = copy(out, "resourceVersion", old.get("resourceVersion"));
                    return out.string("uid", "").isEmpty() ? copy(out, "uid", old.get("uid")) : out;
                });
    }

    private static JsonObject copy(JsonObject object, String name, @Nullable JsonValue value) {
        return value == null ? object.without(name) : object.with(name, value);
    }

    private static JsonObject keep(JsonObject object, JsonObject stored, String name) {
        return copy(object, name, stored.get(name));
    }

    private static JsonObject keepIn(
            JsonObject object, JsonObject stored, String outer, String name) {
        return within(object, outer, inner -> copy(inner, name, stored.objectAt(outer).get(name)));
    }

    private boolean counts(JsonObject object, JsonObject stored) {
        if (type.custom()) {
            return customCounts(object, stored);
        }
        for (String path : COUNTED.getOrDefault(kind, List.of())) {
            String[] steps = path.split("\\.", -1);
            Optional<JsonValue> now = Optional.ofNullable(object.at(steps));
            if (!now.equals(Optional.ofNullable(stored.at(steps)))) {
                return true;
            }
        }
        return false;
    }

    /** A custom object's generation counts everything but metadata and a status apart. */
    private boolean customCounts(JsonObject object, JsonObject stored) {
        JsonObject now = object.without("metadata");
        JsonObject before = stored.without("metadata");
        return type.subresources().contains("status")
                ? !now.without("status").equals(before.without("status"))
                : !now.equals(before);
    }

    private static JsonObject bump(JsonObject object, JsonObject stored) {
        long generation = stored.objectAt("metadata").integer("generation", 0) + 1;
        return within(object, "metadata", m -> m.with("generation", JsonValue.of(generation)));
    }

    private static JsonObject daemonSetUpdate(JsonObject given, JsonObject stored) {
        long before =
                stored.objectAt("metadata", "annotations")
                        .string(TEMPLATE_GENERATION)
                        .filter(text -> text.matches("[0-9]{1,18}"))
                        .map(Long::parseLong)
                        .orElse(1L);
        JsonObject spec = given.objectAt("spec");
        JsonObject old = stored.objectAt("spec");
        boolean template = !spec.objectAt("template").equals(old.objectAt("template"));
        JsonObject object = templateGeneration(given, template ? before + 1 : before);
        return template || !spec.equals(old) ? bump(object, stored) : object;
    }

    /** Returns the object with owner references that are said twice said once. */
    static JsonObject withDistinctOwners(JsonObject object) {
        JsonArray owners = object.objectAt("metadata").arrayAt("ownerReferences");
        List<JsonValue> distinct = owners.stream().distinct().toList();
        return distinct.size() == owners.size()
                ? object
                : within(
                        object,
                        "metadata",
                        m -> m.with("ownerReferences", new JsonArray(distinct)));
    }
}
