package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreEvent;
import dev.leeway.engine.resource.GroupKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The cluster as controllers see it, through the practice API: reads from the store, writes as any
 * client would.
 */
final class ApiObjects implements ClusterObjects {
    private static final String MANAGER = "kube-controller-manager";
    private static final String JSON = "application/json";

    private final PracticeApi api;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    ApiObjects(PracticeApi api) {
        this.api = api;
    }

    /** Tells the listeners of a change in the store. */
    void publish(StoreEvent event) {
        boolean removed = event.change() == StoreEvent.Change.DELETED;
        listeners.forEach(listener -> listener.changed(event.type(), event.object(), removed));
    }

    @Override
    public Collection<JsonObject> list(GroupKind kind, String namespace) {
        Selection selection =
                namespace.isEmpty() ? Selection.ALL : Selection.inNamespace(namespace);
        return api.store().list(kind, selection).objects();
    }

    @Override
    public List<JsonObject> controlledBy(JsonObject owner, GroupKind kind) {
        return api.store().controlledBy(ObjectMeta.uid(owner), kind);
    }

    @Override
    public Set<GroupKind> kinds() {
        return api.store().types();
    }

    @Override
    public Optional<JsonObject> get(GroupKind kind, String namespace, String name) {
        return api.store().get(kind, namespace, name);
    }

    @Override
    public Optional<JsonObject> create(GroupKind kind, JsonObject body) {
        String namespace = ObjectName.of(body).namespace();
        return path(kind, namespace, "")
                .map(path -> send("POST", path, body))
                .filter(ApiResponse::isSuccess)
                .map(ApiResponse::jsonBody);
    }

    @Override
    public boolean update(GroupKind kind, JsonObject body) {
        return replace(kind, body, "");
    }

    @Override
    public boolean updateStatus(GroupKind kind, JsonObject body) {
        return replace(kind, body, "/status");
    }

    private boolean replace(GroupKind kind, JsonObject body, String subresource) {
        ObjectName name = ObjectName.of(body);
        return path(kind, name.namespace(), name.name())
                .map(path -> send("PUT", path + subresource, body).isSuccess())
                .orElse(false);
    }

    @Override
    public void bind(String namespace, String pod, String node) {
        JsonObject binding =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Binding")
                        .put(
                                "metadata",
                                JsonObject.of(
                                        "name",
                                        JsonValue.of(pod),
                                        "namespace",
                                        JsonValue.of(namespace)))
                        .put(
                                "target",
                                JsonObject.of(
                                        "kind", JsonValue.of("Node"), "name", JsonValue.of(node)))
                        .build();
        path(Kinds.POD, namespace, pod).ifPresent(path -> send("POST", path + "/binding", binding));
    }

    @Override
    public void delete(GroupKind kind, JsonObject object) {
        delete(kind, object, "propagationPolicy", JsonValue.of("Background"));
    }

    @Override
    public void deleteAfterDependents(GroupKind kind, JsonObject object) {
        delete(kind, object, "propagationPolicy", JsonValue.of("Foreground"));
    }

    @Override
    public void finishDeletion(JsonObject pod) {
        delete(Kinds.POD, pod, "gracePeriodSeconds", JsonValue.of(0));
    }

    private void delete(GroupKind kind, JsonObject object, String option, JsonValue value) {
        ObjectName name = ObjectName.of(object);
        JsonObject options =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "DeleteOptions")
                        .put(
                                "preconditions",
                                JsonObject.of("uid", object.objectAt("metadata").require("uid")))
                        .put(option, value)
                        .build();
        path(kind, name.namespace(), name.name()).ifPresent(path -> send("DELETE", path, options));
    }

    private ApiResponse send(String method, String path, JsonObject body) {
        return api.handle(
                ApiRequest.of(method, path)
                        .withQuery("fieldManager", MANAGER)
                        .withBody(JSON, body));
    }

    private Optional<String> path(GroupKind kind, String namespace, String name) {
        return api.types().preferred(kind).map(type -> path(type, namespace, name));
    }

    private static String path(ResourceType type, String namespace, String name) {
        String root =
                type.gvk().group().isEmpty()
                        ? "/api/" + type.gvk().version()
                        : "/apis/" + type.gvk().apiVersion();
        String place = type.namespaced() ? "/namespaces/" + namespace : "";
        return root + place + "/" + type.plural() + (name.isEmpty() ? "" : "/" + name);
    }

    @Override
    public Subscription onChange(ChangeListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
