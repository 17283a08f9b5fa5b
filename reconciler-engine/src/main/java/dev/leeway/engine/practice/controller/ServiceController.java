package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a Service's endpoints in step with the pods that it selects, and gives load balancers an
 * address.
 */
final class ServiceController implements Controller {
    private static final Duration LOAD_BALANCER = Duration.ofSeconds(1);
    private static final String SERVICE_LABEL = "kubernetes.io/service-name";

    @Override
    public GroupKind kind() {
        return Kinds.SERVICE;
    }

    @Override
    public Collection<ObjectName> concernedBy(
            GroupKind changedKind, JsonObject changed, ClusterObjects cluster) {
        if (!changedKind.equals(Kinds.POD)) {
            return List.of();
        }
        return cluster.list(Kinds.SERVICE, ObjectName.of(changed).namespace()).stream()
                .filter(
                        service ->
                                Selectors.choosesByLabels(
                                        service.objectAt("spec", "selector"), changed))
                .map(ObjectName::of)
                .toList();
    }

    @Override
    public Optional<Duration> reconcile(JsonObject service, ClusterObjects cluster, Instant now) {
        if (Owners.isBeingDeleted(service)) {
            return Optional.empty();
        }
        if (!service.objectAt("spec", "selector").isEmpty()) {
            List<JsonObject> pods =
                    cluster.list(Kinds.POD, ObjectName.of(service).namespace()).stream()
                            .filter(
                                    pod ->
                                            Selectors.choosesByLabels(
                                                    service.objectAt("spec", "selector"), pod))
                            .filter(
                                    pod ->
                                            Pods.isActive(pod)
                                                    && pod.stringAt("status", "podIP").isPresent())
                            .toList();
            writeSlice(service, pods, cluster);
        }
        boolean balanced = service.stringAt("spec", "type").orElse("").equals("LoadBalancer");
        if (balanced && service.arrayAt("status", "loadBalancer", "ingress").isEmpty()) {
            if (Times.age(service, now).compareTo(LOAD_BALANCER) < 0) {
                return Optional.of(LOAD_BALANCER);
            }
            Status.write(
                    cluster,
                    kind(),
                    service,
                    service.objectAt("status")
                            .with("loadBalancer", Addresses.loadBalancer(service)));
        }
        return Optional.empty();
    }

    private static void writeSlice(
            JsonObject service, List<JsonObject> pods, ClusterObjects cluster) {
        ObjectName name = ObjectName.of(service);
        List<JsonValue> endpoints = new ArrayList<>();
        for (JsonObject pod : pods) {
            endpoints.add(endpoint(pod));
        }
        JsonArray ports = ports(service, pods);
        Optional<JsonObject> known =
                cluster.controlledBy(service, Kinds.ENDPOINT_SLICE).stream().findFirst();
        if (known.isPresent()) {
            JsonObject renewed =
                    known.get().with("endpoints", new JsonArray(endpoints)).with("ports", ports);
            if (!renewed.equals(known.get())) {
                cluster.update(Kinds.ENDPOINT_SLICE, renewed);
            }
            return;
        }
        JsonObject labels =
                service.objectAt("metadata", "labels")
                        .with(SERVICE_LABEL, JsonValue.of(name.name()))
                        .with(
                                "endpointslice.kubernetes.io/managed-by",
                                JsonValue.of("endpointslice-controller.k8s.io"));
        cluster.create(
                Kinds.ENDPOINT_SLICE,
                JsonObject.builder()
                        .put("apiVersion", "discovery.k8s.io/v1")
                        .put("kind", "EndpointSlice")
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("generateName", name.name() + "-")
                                        .put("namespace", name.namespace())
                                        .put("labels", labels)
                                        .put("ownerReferences", Owners.referenceTo(service))
                                        .build())
                        .put("addressType", "IPv4")
                        .put("endpoints", new JsonArray(endpoints))
                        .put("ports", ports)
                        .build());
    }

    private static JsonObject endpoint(JsonObject pod) {
        JsonObject metadata = pod.objectAt("metadata");
        boolean ready = Pods.isReady(pod);
        return JsonObject.builder()
                .put(
                        "addresses",
                        JsonArray.ofStrings(List.of(pod.stringAt("status", "podIP").orElse(""))))
                .put(
                        "conditions",
                        JsonObject.builder()
                                .put("ready", ready)
                                .put("serving", ready)
                                .put("terminating", false)
                                .build())
                .put("nodeName", pod.stringAt("spec", "nodeName").orElse(""))
                .put(
                        "targetRef",
                        JsonObject.builder()
                                .put("kind", "Pod")
                                .put("namespace", metadata.string("namespace", ""))
                                .put("name", metadata.string("name", ""))
                                .put("uid", metadata.string("uid", ""))
                                .build())
                .build();
    }

    private static JsonArray ports(JsonObject service, List<JsonObject> pods) {
        List<JsonValue> ports = new ArrayList<>();
        for (JsonObject port : service.arrayAt("spec", "ports").objects().toList()) {
            targetPort(port, pods)
                    .ifPresent(
                            number ->
                                    ports.add(
                                            JsonObject.builder()
                                                    .put("name", port.string("name", ""))
                                                    .put("port", number)
                                                    .put("protocol", port.string("protocol", "TCP"))
                                                    .build()));
        }
        return new JsonArray(ports);
    }

    private static Optional<JsonNumber> targetPort(JsonObject port, List<JsonObject> pods) {
        if (port.get("targetPort") instanceof JsonNumber number) {
            return Optional.of(number);
        }
        if (port.get("targetPort") instanceof JsonString name) {
            return pods.stream()
                    .flatMap(pod -> pod.arrayAt("spec", "containers").objects())
                    .flatMap(container -> container.arrayAt("ports").objects())
                    .filter(candidate -> candidate.string("name", "").equals(name.value()))
                    .map(candidate -> JsonNumber.of(candidate.integer("containerPort", 0)))
                    .findFirst();
        }
        return Optional.of(JsonNumber.of(port.integer("port", 0)));
    }
}
