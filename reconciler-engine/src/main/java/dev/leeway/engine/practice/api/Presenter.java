package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.table.TableView;
import java.util.ArrayList;
import java.util.List;

/** Shows objects of one type as one request wants them. Immutable. */
final class Presenter {
    private static final String META_GROUP = "meta.k8s.io/v1";

    private final ResourceType type;
    private final Representation representation;
    private final TableView table;

    Presenter(ApiRequest request, Target target, ClusterParts parts) {
        this.type = target.type();
        this.representation = Representation.of(request);
        this.table =
                TableView.of(
                        type,
                        parts.definitionOf(type),
                        parts.clock(),
                        request.parameter("includeObject"));
    }

    String contentType() {
        return representation.contentType();
    }

    /** Returns whether objects are shown as they are. */
    boolean showsWhole() {
        return representation == Representation.WHOLE;
    }

    /** Returns one object's answer. */
    ApiResponse one(int status, JsonObject stored) {
        return answer(status, show(stored));
    }

    /** Returns a list's answer. */
    ApiResponse many(ListPages.Page page) {
        List<JsonObject> objects =
                page.objects().stream().map(object -> Conversion.to(type, object)).toList();
        return answer(
                200,
                switch (representation) {
                    case TABLE -> table.table(objects, page.metadata(), true);
                    case WHOLE ->
                            list(type.gvk().apiVersion(), type.gvk().kind(), page, items(objects));
                    case METADATA, METADATA_LIST ->
                            list(
                                    META_GROUP,
                                    "PartialObjectMetadata",
                                    page,
                                    objects.stream().map(Presenter::metadataOnly).toList());
                });
    }

    private ApiResponse answer(int status, JsonObject body) {
        return new ApiResponse(status, List.of(), new ApiResponse.Json(body, contentType()));
    }

    /**
     * Built-in lists leave kind and version of items out, as Kubernetes does; custom ones don't.
     */
    private List<JsonObject> items(List<JsonObject> objects) {
        return type.custom()
                ? objects
                : objects.stream()
                        .map(object -> object.without("kind").without("apiVersion"))
                        .toList();
    }

    private static JsonObject list(
            String apiVersion, String kind, ListPages.Page page, List<JsonObject> items) {
        return JsonObject.builder()
                .put("kind", kind + "List")
                .put("apiVersion", apiVersion)
                .put("metadata", page.metadata())
                .put("items", new JsonArray(new ArrayList<>(items)))
                .build();
    }

    /** Returns one object as this representation shows it alone. */
    JsonObject show(JsonObject stored) {
        JsonObject object = Conversion.to(type, stored);
        return switch (representation) {
            case WHOLE -> object;
            case METADATA, METADATA_LIST -> metadataOnly(object);
            case TABLE ->
                    table.table(
                            List.of(object),
                            JsonObject.of(
                                    "resourceVersion",
                                    JsonValue.of(
                                            ObjectMeta.of(object).string("resourceVersion", ""))),
                            true);
        };
    }

    /** Returns an object of a watch event; only the first table of a watch names its columns. */
    JsonObject showInWatch(JsonObject stored, boolean first) {
        if (representation != Representation.TABLE) {
            return show(stored);
        }
        JsonObject object = Conversion.to(type, stored);
        return table.table(
                List.of(object),
                JsonObject.of(
                        "resourceVersion",
                        JsonValue.of(ObjectMeta.of(object).string("resourceVersion", ""))),
                first);
    }

    /** Returns a bookmark of a version. */
    JsonObject bookmark(long version, boolean initialEventsEnd, boolean first) {
        JsonObject.Builder metadata =
                JsonObject.builder().put("resourceVersion", Long.toString(version));
        if (initialEventsEnd) {
            metadata.put(
                    "annotations",
                    JsonObject.of("k8s.io/initial-events-end", JsonValue.of("true")));
        }
        JsonObject object =
                JsonObject.builder()
                        .put("kind", type.gvk().kind())
                        .put("apiVersion", type.gvk().apiVersion())
                        .put("metadata", metadata.build())
                        .build();
        return representation == Representation.TABLE ? showInWatch(object, first) : show(object);
    }

    private static JsonObject metadataOnly(JsonObject object) {
        return JsonObject.builder()
                .put("kind", "PartialObjectMetadata")
                .put("apiVersion", META_GROUP)
                .put("metadata", ObjectMeta.of(object))
                .build();
    }
}
