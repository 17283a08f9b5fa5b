package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteOptions;
import dev.leeway.engine.practice.rules.WriteOutcome;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import dev.leeway.engine.practice.store.LabelSelector;
import dev.leeway.engine.practice.store.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers {@code /scale}: one number of a bigger object, in an object of its own. */
final class ScaleSubresource {
    private final ClusterParts parts;
    private final ObjectWrites writes;
    private final RequestBody bodies = new RequestBody();

    ScaleSubresource(ClusterParts parts, ObjectWrites writes) {
        this.parts = parts;
        this.writes = writes;
    }

    /**
     * Where the numbers stand in the object.
     *
     * @param wanted path of the wanted count
     * @param actual path of the actual count
     * @param selector path of the selector, empty when there is none
     */
    private record Paths(List<String> wanted, List<String> actual, List<String> selector) {}

    private Paths paths(Target target) {
        Paths usual =
                new Paths(
                        List.of("spec", "replicas"),
                        List.of("status", "replicas"),
                        List.of("spec", "selector"));
        return parts.definitionOf(target.type())
                .flatMap(crd -> scaleOf(crd, target.type().gvk().version()))
                .map(
                        scale ->
                                new Paths(
                                        path(scale.string("specReplicasPath", ".spec.replicas")),
                                        path(
                                                scale.string(
                                                        "statusReplicasPath", ".status.replicas")),
                                        path(scale.string("labelSelectorPath", ""))))
                .orElse(usual);
    }

    private static Optional<JsonObject> scaleOf(JsonObject crd, String version) {
        return crd.arrayAt("spec", "versions")
                .objects()
                .filter(served -> served.string("name", "").equals(version))
                .map(served -> served.objectAt("subresources", "scale"))
                .findFirst();
    }

    private static List<String> path(String jsonPath) {
        return jsonPath.isEmpty() ? List.of() : List.of(jsonPath.substring(1).split("\\.", -1));
    }

    ApiResponse get(Target target) {
        return ApiResponse.json(200, scale(target, parts.require(target)));
    }

    ApiResponse update(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        checkName(target, body);
        return write(
                request,
                target,
                current ->
                        hasUsualPaths(target)
                                ? parts.rules()
                                        .update(target.type(), current, body, options(request))
                                : replicasElsewhere(request, target, current, replicas(body)));
    }

    ApiResponse patch(ApiRequest request, Target target) {
        JsonValue patch = RequestBody.jsonOrYaml(request.body().bytes());
        PatchKind kind =
                switch (RequestBody.mediaType(request)) {
                    case "application/json-patch+json" -> PatchKind.JSON;
                    case "application/strategic-merge-patch+json" -> PatchKind.STRATEGIC;
                    default -> PatchKind.MERGE;
                };
        return write(
                request,
                target,
                current ->
                        hasUsualPaths(target)
                                ? parts.rules()
                                        .patch(
                                                target.type(),
                                                current,
                                                kind,
                                                patch,
                                                options(request))
                                : replicasElsewhere(
                                        request, target, current, patchedReplicas(patch)));
    }

    private WriteOptions options(ApiRequest request, String subresource) {
        return WriteRequest.options(request, subresource, false, parts.clock().instant());
    }

    private WriteOptions options(ApiRequest request) {
        return options(request, "scale");
    }

    private boolean hasUsualPaths(Target target) {
        return paths(target).wanted().equals(List.of("spec", "replicas"));
    }

    /** A custom type may keep the number in another place, which the rules of scale do not know. */
    private WriteOutcome replicasElsewhere(
            ApiRequest request, Target target, JsonObject current, long replicas) {
        return parts.rules()
                .update(
                        target.type(),
                        current,
                        current.withAt(paths(target).wanted(), JsonValue.of(replicas)),
                        options(request, ""));
    }

    private static long patchedReplicas(JsonValue patch) {
        return patch instanceof JsonObject merge
                ? replicas(merge)
                : patch instanceof JsonArray operations
                        ? operations
                                .objects()
                                .filter(each -> each.string("path", "").equals("/spec/replicas"))
                                .mapToLong(each -> each.integer("value", 0))
                                .reduce(0, (_, last) -> last)
                        : 0;
    }

    private static void checkName(Target target, JsonObject body) {
        if (!ObjectMeta.name(body).equals(target.name())) {
            throw new Refusal(
                    Statuses.badRequest(
                            "the name of the object ("
                                    + ObjectMeta.name(body)
                                    + ") does not match the name on the URL ("
                                    + target.name()
                                    + ")"));
        }
    }

    private ApiResponse write(ApiRequest request, Target target, ObjectWrites.Change change) {
        return ApiResponse.json(200, scale(target, writes.rewrite(request, target, change)));
    }

    private static long replicas(JsonObject scale) {
        return scale.objectAt("spec").integer("replicas", 0);
    }

    private JsonObject scale(Target target, JsonObject object) {
        Paths paths = paths(target);
        JsonObject metadata = ObjectMeta.of(object);
        JsonObject.Builder shown = JsonObject.builder();
        for (String field :
                List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            metadata.find(field).ifPresent(value -> shown.put(field, value));
        }
        JsonObject.Builder status =
                JsonObject.builder().put("replicas", number(object, paths.actual()));
        String selector = selector(object, paths.selector());
        if (!selector.isEmpty()) {
            status.put("selector", selector);
        }
        long wanted = number(object, paths.wanted());
        return JsonObject.builder()
                .put("kind", "Scale")
                .put("apiVersion", "autoscaling/v1")
                .put("metadata", shown.build())
                .put(
                        "spec",
                        wanted == 0
                                ? JsonObject.EMPTY
                                : JsonObject.of("replicas", JsonValue.of(wanted)))
                .put("status", status.build())
                .build();
    }

    private static long number(JsonObject object, List<String> path) {
        List<String> names = new ArrayList<>(path);
        return object.at(names.toArray(String[]::new)) instanceof JsonNumber number
                ? number.asLong().orElse(0)
                : 0;
    }

    private static String selector(JsonObject object, List<String> path) {
        if (path.isEmpty()) {
            return "";
        }
        return switch (object.at(path.toArray(String[]::new))) {
            case JsonObject selector
                    when selector.has("matchLabels") || selector.has("matchExpressions") ->
                    LabelSelector.of(selector).text();
            case JsonObject labels -> LabelSelector.ofLabels(labels).text();
            case JsonString text -> text.value();
            case null, default -> "";
        };
    }
}
