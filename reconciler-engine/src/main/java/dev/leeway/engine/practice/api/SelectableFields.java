package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.FieldSelector;
import dev.leeway.engine.practice.store.LabelSelector;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.SelectorException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields by which objects of a type can be selected, and selections read from requests.
 *
 * <p>Source of the lists: the field label conversions of Kubernetes 1.36.
 */
final class SelectableFields {
    private static final Map<String, Set<String>> BY_KIND =
            Map.ofEntries(
                    Map.entry(
                            "Pod",
                            Set.of(
                                    "spec.nodeName",
                                    "spec.restartPolicy",
                                    "spec.schedulerName",
                                    "spec.serviceAccountName",
                                    "spec.hostNetwork",
                                    "status.phase",
                                    "status.podIP",
                                    "status.nominatedNodeName")),
                    Map.entry("Node", Set.of("spec.unschedulable")),
                    Map.entry("Namespace", Set.of("status.phase")),
                    Map.entry("Secret", Set.of("type")),
                    Map.entry("Service", Set.of("spec.clusterIP", "spec.type")),
                    Map.entry("ReplicaSet", Set.of("status.replicas")),
                    Map.entry("ReplicationController", Set.of("status.replicas")),
                    Map.entry("Job", Set.of("status.successful")),
                    Map.entry("CertificateSigningRequest", Set.of("spec.signerName")),
                    Map.entry(
                            "Event",
                            Set.of(
                                    "involvedObject.kind",
                                    "involvedObject.namespace",
                                    "involvedObject.name",
                                    "involvedObject.uid",
                                    "involvedObject.apiVersion",
                                    "involvedObject.resourceVersion",
                                    "involvedObject.fieldPath",
                                    "reason",
                                    "reportingComponent",
                                    "source",
                                    "type")));

    private SelectableFields() {}

    /**
     * Reads the selection that a request asks for.
     *
     * @throws Refusal 400
     */
    static Selection selection(ApiRequest request, Target target, Optional<JsonObject> definition) {
        try {
            FieldSelector fields = FieldSelector.parse(request.parameter("fieldSelector"));
            fields.requireKnown(known(target.type(), definition));
            return new Selection(
                    target.namespace(),
                    LabelSelector.parse(request.parameter("labelSelector")),
                    fields);
        } catch (SelectorException e) {
            throw new Refusal(Statuses.badRequest(String.valueOf(e.getMessage())));
        }
    }

    private static Set<String> known(ResourceType type, Optional<JsonObject> definition) {
        Set<String> known = new HashSet<>();
        known.add("metadata.name");
        known.add("metadata.namespace");
        if (!type.custom()) {
            known.addAll(BY_KIND.getOrDefault(type.gvk().kind(), Set.of()));
        }
        definition.ifPresent(
                crd ->
                        crd.arrayAt("spec", "versions")
                                .objects()
                                .filter(v -> v.string("name", "").equals(type.gvk().version()))
                                .flatMap(
                                        v ->
                                                v.array("selectableFields")
                                                        .orElse(JsonArray.EMPTY)
                                                        .objects())
                                .forEach(
                                        field ->
                                                known.add(
                                                        field.string("jsonPath", ".")
                                                                .substring(1))));
        return known;
    }
}
