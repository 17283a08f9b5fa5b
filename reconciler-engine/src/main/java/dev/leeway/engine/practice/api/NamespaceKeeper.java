package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.WatchSignal;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Furnishes new namespaces (a default service account, the cluster's certificate) and empties those
 * that are to go.
 */
final class NamespaceKeeper implements PracticeWorker {
    private static final GroupKind EVENT = new GroupKind("", "Event");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ClusterParts parts;
    private final ObjectWrites writes;
    private final ObjectDeletions deletions;
    private final Supplier<String> certificate;

    /**
     * Makes the keeper.
     *
     * @param certificate gives the cluster's certificate in PEM
     */
    NamespaceKeeper(
            ClusterParts parts,
            ObjectWrites writes,
            ObjectDeletions deletions,
            Supplier<String> certificate) {
        this.parts = parts;
        this.writes = writes;
        this.deletions = deletions;
        this.certificate = certificate;
    }

    @Override
    public String name() {
        return "practice-namespaces";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        while (true) {
            var both = parts.store().listAndWatch(Admission.NAMESPACE, Selection.ALL);
            try (StoreWatch watch = both.watch()) {
                both.objects().objects().forEach(namespace -> settle(api, namespace));
                WatchSignal signal = watch.next(PATIENCE);
                while (!(signal instanceof WatchSignal.Ended)) {
                    if (signal instanceof WatchSignal.Changed(var event)) {
                        settle(api, event.object());
                    } else {
                        emptyAll(api);
                    }
                    signal = watch.next(PATIENCE);
                }
            }
        }
    }

    private void emptyAll(PracticeApi api) {
        parts.store().list(Admission.NAMESPACE, Selection.ALL).objects().stream()
                .filter(ObjectMeta::deleting)
                .forEach(namespace -> settle(api, namespace));
    }

    private void settle(PracticeApi api, JsonObject namespace) {
        String name = ObjectMeta.name(namespace);
        if (parts.store().get(Admission.NAMESPACE, "", name).isEmpty()) {
            return;
        }
        if (ObjectMeta.deleting(namespace)) {
            empty(name);
        } else {
            furnish(api, name);
        }
    }

    private void furnish(PracticeApi api, String namespace) {
        create(
                api,
                "serviceaccounts",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ServiceAccount")
                        .put("metadata", named("default", namespace))
                        .build(),
                new GroupKind("", "ServiceAccount"));
        create(
                api,
                "configmaps",
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put("metadata", named("kube-root-ca.crt", namespace))
                        .put("data", JsonObject.of("ca.crt", JsonValue.of(certificate.get())))
                        .build(),
                new GroupKind("", "ConfigMap"));
    }

    private static JsonObject named(String name, String namespace) {
        return JsonObject.builder().put("name", name).put("namespace", namespace).build();
    }

    private void create(PracticeApi api, String plural, JsonObject object, GroupKind kind) {
        String namespace = ObjectMeta.namespace(object);
        if (parts.store().get(kind, namespace, ObjectMeta.name(object)).isEmpty()) {
            api.handle(
                    ApiRequest.of("POST", "/api/v1/namespaces/" + namespace + "/" + plural)
                            .withQuery("fieldManager", "kube-controller-manager")
                            .withBody("application/json", object));
        }
    }

    /** Deletes what is in the namespace; lets it go once nothing is left. */
    private void empty(String namespace) {
        Selection all = Selection.inNamespace(namespace);
        boolean left = false;
        Set<GroupKind> held = parts.store().types();
        for (ResourceType type : parts.served().get().preferred()) {
            GroupKind stored = Conversion.storedAs(type.gvk().groupKind());
            boolean hasOwnStore = stored.equals(type.gvk().groupKind());
            if (!type.namespaced() || !hasOwnStore || !held.contains(stored)) {
                continue;
            }
            for (JsonObject object : parts.store().list(stored, all).objects()) {
                delete(type, object);
            }
            left |= !stored.equals(EVENT) && !parts.store().list(stored, all).objects().isEmpty();
        }
        if (!left) {
            release(namespace);
        }
    }

    private void delete(ResourceType type, JsonObject object) {
        if (ObjectMeta.deleting(object)) {
            return;
        }
        JsonObject options = JsonObject.of("propagationPolicy", JsonValue.of("Background"));
        try {
            deletions.delete(
                    new Target(type, ObjectMeta.namespace(object), ObjectMeta.name(object), ""),
                    options,
                    false);
        } catch (Refusal _) {
            // It is gone already.
        }
    }

    /**
     * Does nothing a second time: a write for nothing would be a change that asks for the next, and
     * whoever takes off another finalizer would never have the newest version.
     */
    private void release(String namespace) {
        boolean released =
                parts.store()
                        .get(Admission.NAMESPACE, "", namespace)
                        .map(one -> one.arrayAt("spec", "finalizers").isEmpty())
                        .orElse(true);
        if (released) {
            return;
        }
        parts.served()
                .get()
                .find(Gvk.of("v1", "Namespace"))
                .ifPresent(
                        type -> {
                            try {
                                writes.replaceAsIs(
                                        new Target(type, "", namespace, ""),
                                        current ->
                                                current.withAt(
                                                        List.of("spec", "finalizers"),
                                                        JsonArray.EMPTY));
                            } catch (Refusal _) {
                                // It is gone already.
                            }
                        });
    }
}
