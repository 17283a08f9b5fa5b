package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.rules.Quantities;
import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a namespace uses of the resources that a quota names.
 *
 * <p>Source of the rules: Kubernetes documentation, "Resource Quotas": pods count until they have
 * ended, a pod asks for the most of what its containers ask for together and each of its init
 * containers alone, and objects are counted by {@code count/RESOURCE.GROUP} or by an older name.
 */
record QuotaUsage(ClusterObjects cluster, JsonObject quota) {
    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");
    private static final String COUNT = "count/";
    private static final String REQUESTS = "requests.";
    private static final String LIMITS = "limits.";
    private static final Map<String, GroupKind> COUNTED =
            Map.of(
                    "services", Kinds.SERVICE,
                    "configmaps", Kinds.CONFIG_MAP,
                    "secrets", Kinds.SECRET,
                    "persistentvolumeclaims", Kinds.VOLUME_CLAIM,
                    "resourcequotas", Kinds.QUOTA,
                    "replicationcontrollers", new GroupKind("", "ReplicationController"));

    /** Returns the used amounts, of those resources whose use is known how to count. */
    JsonObject of(Collection<String> resources) {
        JsonObject.Builder used = JsonObject.builder();
        for (String resource : resources) {
            amount(resource).ifPresent(amount -> used.put(resource, amount));
        }
        return used.build();
    }

    private Optional<String> amount(String resource) {
        if (resource.startsWith(COUNT)) {
            return Optional.of(Integer.toString(counted(resource.substring(COUNT.length()))));
        }
        GroupKind kind = COUNTED.get(resource);
        if (kind != null) {
            return Optional.of(Integer.toString(objects(kind).size()));
        }
        return switch (resource) {
            case "pods" -> Optional.of(Integer.toString(pods().size()));
            case "cpu", "memory", "ephemeral-storage" -> Optional.of(asked("requests", resource));
            case "services.loadbalancers" ->
                    Optional.of(Long.toString(services("LoadBalancer").count()));
            case "services.nodeports" -> Optional.of(Long.toString(nodePorts()));
            case "requests.storage" ->
                    Optional.of(
                            Quantities.sum(
                                    objects(Kinds.VOLUME_CLAIM).stream()
                                            .map(QuotaUsage::storage)
                                            .toList()));
            default ->
                    resource.startsWith(REQUESTS)
                            ? Optional.of(asked("requests", resource.substring(REQUESTS.length())))
                            : resource.startsWith(LIMITS)
                                    ? Optional.of(
                                            asked("limits", resource.substring(LIMITS.length())))
                                    : Optional.empty();
        };
    }

    private Collection<JsonObject> objects(GroupKind kind) {
        return cluster.list(kind, ObjectName.of(quota).namespace());
    }

    private int counted(String resource) {
        return cluster.kinds().stream()
                .filter(kind -> resource.equals(name(kind)))
                .mapToInt(kind -> objects(kind).size())
                .sum();
    }

    /** Returns a kind's resource with its group, as plurals are made in English. */
    private static String name(GroupKind kind) {
        String one = kind.kind().toLowerCase(Locale.ROOT);
        String many =
                one.equals("endpoints")
                        ? one
                        : one.endsWith("y")
                                ? one.substring(0, one.length() - 1) + "ies"
                                : one.endsWith("s") || one.endsWith("x") || one.endsWith("ch")
                                        ? one + "es"
                                        : one + "s";
        return kind.group().isEmpty() ? many : many + "." + kind.group();
    }

    private Stream<JsonObject> services(String type) {
        return objects(Kinds.SERVICE).stream()
                .filter(service -> service.objectAt("spec").string("type", "").equals(type));
    }

    private long nodePorts() {
        return Stream.concat(services("NodePort"), services("LoadBalancer"))
                .flatMap(service -> service.arrayAt("spec", "ports").objects())
                .filter(port -> port.has("nodePort"))
                .count();
    }

    private static String storage(JsonObject claim) {
        return claim.objectAt("spec", "resources", "requests").string("storage", "0");
    }

    private List<JsonObject> pods() {
        return objects(Kinds.POD).stream()
                .filter(pod -> !ENDED.contains(Pods.phase(pod)))
                .filter(pod -> scopes().allMatch(scope -> QuotaScope.holds(scope, pod)))
                .toList();
    }

    private Stream<JsonObject> scopes() {
        JsonObject spec = quota.objectAt("spec");
        return Stream.concat(
                spec.arrayAt("scopes").stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> JsonObject.of("scopeName", name)),
                spec.arrayAt("scopeSelector", "matchExpressions").objects());
    }

    private String asked(String list, String resource) {
        return Quantities.sum(pods().stream().map(pod -> asked(pod, list, resource)).toList());
    }

    private static String asked(JsonObject pod, String list, String resource) {
        JsonObject spec = pod.objectAt("spec");
        List<String> together = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        spec.arrayAt("containers").objects().forEach(one -> together.add(of(one, list, resource)));
        spec.arrayAt("initContainers")
                .objects()
                .forEach(
                        one ->
                                (one.string("restartPolicy", "").equals("Always")
                                                ? together
                                                : alone)
                                        .add(of(one, list, resource)));
        alone.add(Quantities.sum(together));
        return Quantities.sum(
                List.of(
                        Quantities.greatest(alone),
                        spec.objectAt("overhead").string(resource, "0")));
    }

    private static String of(JsonObject container, String list, String resource) {
        return container.objectAt("resources", list).string(resource, "0");
    }
}
