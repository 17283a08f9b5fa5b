package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.WatchSignal;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Serves the types that custom resource definitions describe: establishes a definition, serves it
 * in every served version, and when it is deleted removes its objects, ends their watches and lets
 * it go.
 */
final class CustomTypeServing implements PracticeWorker {
    static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");
    static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ClusterParts parts;
    private final ObjectWrites writes;
    private final ObjectDeletions deletions;
    private final Function<JsonObject, List<ResourceType>> customTypes;

    CustomTypeServing(
            ClusterParts parts,
            ObjectWrites writes,
            ObjectDeletions deletions,
            Function<JsonObject, List<ResourceType>> customTypes) {
        this.parts = parts;
        this.writes = writes;
        this.deletions = deletions;
        this.customTypes = customTypes;
    }

    @Override
    public String name() {
        return "practice-custom-types";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        while (true) {
            var both = parts.store().listAndWatch(DEFINITION, Selection.ALL);
            try (StoreWatch watch = both.watch()) {
                both.objects().objects().forEach(this::settle);
                WatchSignal signal = watch.next(PATIENCE);
                while (!(signal instanceof WatchSignal.Ended)) {
                    if (signal instanceof WatchSignal.Changed) {
                        settleAll();
                    } else {
                        // Objects with finalizers may have gone since.
                        settleDeleting();
                    }
                    signal = watch.next(PATIENCE);
                }
            }
        }
    }

    private void settleAll() {
        List<JsonObject> definitions = parts.store().list(DEFINITION, Selection.ALL).objects();
        definitions.forEach(this::settle);
        Set<String> standing = Set.copyOf(definitions.stream().map(ObjectMeta::name).toList());
        parts.served()
                .replace(type -> type.custom() && !standing.contains(fullName(type)), List.of());
    }

    private void settleDeleting() {
        parts.store().list(DEFINITION, Selection.ALL).objects().stream()
                .filter(ObjectMeta::deleting)
                .forEach(this::settle);
    }

    private static String fullName(ResourceType type) {
        return type.plural() + "." + type.gvk().group();
    }

    private void settle(JsonObject definition) {
        if (ObjectMeta.deleting(definition)) {
            remove(definition);
        } else {
            serve(definition);
        }
    }

    /** Serves a definition's types at once; called also while it is created. */
    void serve(JsonObject definition) {
        List<ResourceType> types = customTypes.apply(definition);
        String name = ObjectMeta.name(definition);
        parts.served().replace(type -> type.custom() && fullName(type).equals(name), types);
        if (!isEstablished(definition)) {
            write(definition, this::established);
        }
    }

    private static boolean isEstablished(JsonObject definition) {
        return definition
                .arrayAt("status", "conditions")
                .objects()
                .anyMatch(
                        condition ->
                                condition.string("type", "").equals("Established")
                                        && condition.string("status", "").equals("True"));
    }

    private JsonObject established(JsonObject definition) {
        JsonObject names = definition.objectAt("spec", "names");
        String kind = names.string("kind", "");
        JsonObject accepted =
                names.with(
                                "singular",
                                JsonValue.of(
                                        names.string("singular", kind.toLowerCase(Locale.ROOT))))
                        .with("listKind", JsonValue.of(names.string("listKind", kind + "List")));
        List<JsonValue> stored = new ArrayList<>();
        definition
                .arrayAt("spec", "versions")
                .objects()
                .filter(version -> version.get("storage") == JsonBoolean.TRUE)
                .forEach(version -> stored.add(new JsonString(version.string("name", ""))));
        JsonObject status =
                JsonObject.builder()
                        .put(
                                "conditions",
                                JsonArray.of(
                                        condition(
                                                "NamesAccepted",
                                                "NoConflicts",
                                                "no conflicts found"),
                                        condition(
                                                "Established",
                                                "InitialNamesAccepted",
                                                "the initial names have been accepted")))
                        .put("acceptedNames", accepted)
                        .put("storedVersions", new JsonArray(stored))
                        .build();
        return definition.with("status", status);
    }

    private JsonObject condition(String type, String reason, String message) {
        return JsonObject.builder()
                .put("type", type)
                .put("status", "True")
                .put("lastTransitionTime", parts.now())
                .put("reason", reason)
                .put("message", message)
                .build();
    }

    private void remove(JsonObject definition) {
        String group = definition.stringAt("spec", "group").orElse("");
        String kind = definition.stringAt("spec", "names", "kind").orElse("");
        GroupKind type = new GroupKind(group, kind);
        Optional<ResourceType> served = parts.served().get().preferred(type);
        if (served.isPresent()) {
            for (JsonObject object : parts.store().list(type, Selection.ALL).objects()) {
                if (!ObjectMeta.deleting(object)) {
                    delete(served.get(), object);
                }
            }
        }
        if (parts.store().count(type) > 0) {
            return;
        }
        parts.served()
                .replace(each -> each.custom() && each.gvk().groupKind().equals(type), List.of());
        parts.store().endWatches(Optional.of(type), WatchSignal.End.TYPE_REMOVED);
        if (ObjectMeta.finalizers(definition).contains(CLEANUP)) {
            write(
                    definition,
                    current -> {
                        List<String> left = new ArrayList<>(ObjectMeta.finalizers(current));
                        left.remove(CLEANUP);
                        return ObjectMeta.withFinalizers(current, left);
                    });
        }
    }

    private void delete(ResourceType type, JsonObject object) {
        try {
            deletions.delete(
                    new Target(type, ObjectMeta.namespace(object), ObjectMeta.name(object), ""),
                    JsonObject.EMPTY,
                    false);
        } catch (Refusal _) {
            // It is gone already.
        }
    }

    private void write(JsonObject definition, ObjectWrites.Rewriting change) {
        Optional<ResourceType> type =
                parts.served()
                        .get()
                        .find(Gvk.of("apiextensions.k8s.io/v1", "CustomResourceDefinition"));
        try {
            if (type.isPresent()) {
                writes.replaceAsIs(
                        new Target(type.get(), "", ObjectMeta.name(definition), ""), change);
            }
        } catch (Refusal _) {
            // It is gone already.
        }
    }
}
