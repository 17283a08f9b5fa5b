package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;

/**
 * One object on its way through a kustomization: its body changes step by step, and the names that
 * it had are remembered, because references and patches use them. Confined to one rendering.
 */
final class KustomizeObject {
    private final List<Id> earlier = new ArrayList<>();
    private final Origin origin;
    private boolean hashWanted;
    private JsonObject body;

    KustomizeObject(JsonObject body, Origin origin) {
        this.body = body;
        this.origin = origin;
    }

    /** What an object was called at some point. */
    record Id(String kind, String namespace, String name) {}

    JsonObject body() {
        return body;
    }

    void become(JsonObject next) {
        body = next;
    }

    Origin origin() {
        return origin;
    }

    boolean hashWanted() {
        return hashWanted;
    }

    void wantHash() {
        hashWanted = true;
    }

    Gvk gvk() {
        return new Manifest(body).gvk();
    }

    String kind() {
        return gvk().kind();
    }

    String name() {
        return new Manifest(body).name();
    }

    String namespace() {
        return new Manifest(body).namespace();
    }

    Id id() {
        return new Id(kind(), namespace(), name());
    }

    Id firstId() {
        return earlier.isEmpty() ? id() : earlier.getFirst();
    }

    /** Returns every name that it had, the present one last. */
    List<Id> ids() {
        List<Id> all = new ArrayList<>(earlier);
        all.add(id());
        return all;
    }

    void rename(String name) {
        remember();
        set(List.of("metadata", "name"), name);
    }

    void move(String namespace) {
        remember();
        set(List.of("metadata", "namespace"), namespace);
    }

    private void remember() {
        if (!earlier.contains(id())) {
            earlier.add(id());
        }
    }

    void set(List<String> path, String value) {
        body = body.withAt(path, new JsonString(value));
    }
}
