package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.access.AccountTokens;
import dev.leeway.engine.practice.access.Identity;
import dev.leeway.engine.practice.store.LabelSelector;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.time.Instant;
import java.util.List;

/** Answers the subresources that are not the object itself: binding, eviction, token, finalize. */
final class Subresources {
    private static final GroupKind BUDGET = new GroupKind("policy", "PodDisruptionBudget");

    private final ClusterParts parts;
    private final ObjectWrites writes;
    private final ObjectDeletions deletions;
    private final AccountTokens tokens;
    private final RequestBody bodies = new RequestBody();

    Subresources(
            ClusterParts parts,
            ObjectWrites writes,
            ObjectDeletions deletions,
            AccountTokens tokens) {
        this.parts = parts;
        this.writes = writes;
        this.deletions = deletions;
        this.tokens = tokens;
    }

    /** Puts a pod on a node. */
    ApiResponse bind(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        String node = body.stringAt("target", "name").orElse("");
        Target pod = target.name().isEmpty() ? target.named(ObjectMeta.name(body)) : target;
        if (WriteRequest.dryRun(request)) {
            parts.require(pod);
            return ApiResponse.json(201, Statuses.success(201));
        }
        writes.replaceAsIs(
                pod.named(pod.name()),
                current -> {
                    if (current.stringAt("spec", "nodeName").isPresent()) {
                        throw new Refusal(
                                Statuses.conflict(
                                        target.type(),
                                        pod.name(),
                                        "pod "
                                                + pod.name()
                                                + " is already assigned to node \""
                                                + current.stringAt("spec", "nodeName").orElse("")
                                                + "\""));
                    }
                    return scheduled(current, node);
                });
        return ApiResponse.json(201, Statuses.success(201));
    }

    private JsonObject scheduled(JsonObject pod, String node) {
        JsonObject condition =
                JsonObject.builder()
                        .put("type", "PodScheduled")
                        .put("status", "True")
                        .put("lastProbeTime", JsonNull.NULL)
                        .put("lastTransitionTime", parts.now())
                        .build();
        List<JsonValue> conditions =
                new ArrayList<>(
                        pod.arrayAt("status", "conditions")
                                .objects()
                                .filter(c -> !c.string("type", "").equals("PodScheduled"))
                                .toList());
        conditions.add(condition);
        return pod.withAt(List.of("spec", "nodeName"), new JsonString(node))
                .withAt(List.of("status", "conditions"), new JsonArray(conditions));
    }

    /** Deletes a pod unless a disruption budget forbids it. */
    ApiResponse evict(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        JsonObject pod = parts.require(target.named(target.name()));
        for (JsonObject budget :
                parts.store().list(BUDGET, Selection.inNamespace(target.namespace())).objects()) {
            JsonObject selector = budget.objectAt("spec", "selector");
            boolean covers = !selector.isEmpty() && LabelSelector.of(selector).matches(pod);
            if (covers && budget.objectAt("status").integer("disruptionsAllowed", 0) <= 0) {
                throw new Refusal(
                        Statuses.failure(
                                429,
                                "TooManyRequests",
                                "Cannot evict pod as it would violate the pod's disruption budget.",
                                JsonObject.of(
                                        "causes",
                                        JsonArray.of(
                                                Statuses.cause(
                                                        "DisruptionBudget",
                                                        "The disruption budget "
                                                                + ObjectMeta.name(budget)
                                                                + " does not allow it now",
                                                        "")))));
            }
        }
        JsonObject options = body.object("deleteOptions").orElse(JsonObject.EMPTY);
        deletions.delete(target.named(target.name()), options, WriteRequest.dryRun(request));
        return ApiResponse.json(201, Statuses.success(201));
    }

    /** Issues a token to a service account. */
    ApiResponse token(ApiRequest request, Target target) {
        parts.require(target.named(target.name()));
        JsonObject body = bodies.object(request);
        long seconds = body.objectAt("spec").integer("expirationSeconds", 3_600);
        Instant end = parts.clock().instant().plusSeconds(seconds);
        JsonObject status =
                JsonObject.builder()
                        .put(
                                "token",
                                tokens.issue(
                                        Identity.account(target.namespace(), target.name()), end))
                        .put("expirationTimestamp", end.toString())
                        .build();
        JsonObject answer =
                body.with("kind", JsonValue.of("TokenRequest"))
                        .with("apiVersion", JsonValue.of("authentication.k8s.io/v1"))
                        .with("status", status);
        return ApiResponse.json(201, answer);
    }

    /** Sets what holds a namespace back; with nothing left, it goes. */
    ApiResponse finalizeNamespace(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        Target namespace = target.named(target.name());
        JsonObject now =
                writes.replaceAsIs(
                        namespace,
                        current ->
                                current.withAt(
                                        List.of("spec", "finalizers"),
                                        body.arrayAt("spec", "finalizers")));
        return new Presenter(request, namespace, parts).one(200, now);
    }
}
