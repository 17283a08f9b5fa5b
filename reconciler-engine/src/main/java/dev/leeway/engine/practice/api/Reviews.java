package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.fault.FaultSubject;
import dev.leeway.engine.practice.fault.Faults;
import java.util.List;
import java.util.Set;

/** Answers who one is and what one may do: everything, but for verbs that a fault forbids. */
final class Reviews {
    /** The kinds that are questions, not objects. */
    static final Set<String> GROUPS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    private final Faults faults;
    private final RequestBody bodies = new RequestBody();

    Reviews(Faults faults) {
        this.faults = faults;
    }

    ApiResponse answer(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        JsonObject status =
                switch (target.type().gvk().kind()) {
                    case "SelfSubjectReview" -> JsonObject.of("userInfo", user(request));
                    case "TokenReview" ->
                            JsonObject.of(
                                    "authenticated", JsonValue.of(true), "user", user(request));
                    case "SelfSubjectRulesReview" -> allRules();
                    default -> access(request, body.objectAt("spec"));
                };
        JsonObject answer =
                JsonObject.builder()
                        .put("kind", target.type().gvk().kind())
                        .put("apiVersion", target.type().gvk().apiVersion())
                        .put("metadata", body.object("metadata").orElse(JsonObject.EMPTY))
                        .put("spec", body.object("spec").orElse(JsonObject.EMPTY))
                        .put("status", status)
                        .build();
        return ApiResponse.json(201, answer);
    }

    private JsonObject access(ApiRequest request, JsonObject spec) {
        JsonObject wanted = spec.objectAt("resourceAttributes");
        FaultSubject subject =
                new FaultSubject(
                        wanted.string("verb", ""),
                        wanted.string("group", ""),
                        wanted.string("resource", ""),
                        wanted.string("subresource", ""),
                        wanted.string("namespace", ""),
                        wanted.string("name", ""),
                        request.user());
        return faults.forbids(subject)
                ? JsonObject.of("allowed", JsonValue.of(false))
                : JsonObject.builder()
                        .put("allowed", true)
                        .put("reason", "the practice cluster's operator may do everything")
                        .build();
    }

    private static JsonObject user(ApiRequest request) {
        return JsonObject.builder()
                .put("username", request.user())
                .put(
                        "groups",
                        JsonArray.ofStrings(List.of("system:masters", "system:authenticated")))
                .build();
    }

    private static JsonObject allRules() {
        JsonArray any = JsonArray.of(new JsonString("*"));
        JsonObject resources =
                JsonObject.builder()
                        .put("verbs", any)
                        .put("apiGroups", any)
                        .put("resources", any)
                        .build();
        JsonObject others = JsonObject.of("verbs", any, "nonResourceURLs", any);
        return JsonObject.builder()
                .put("resourceRules", JsonArray.of(resources))
                .put("nonResourceRules", JsonArray.of(others))
                .put("incomplete", false)
                .build();
    }
}
