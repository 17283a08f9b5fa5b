package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import java.util.List;
import java.util.Set;

/**
 * Namespace, names, labels, annotations and replicas: the transformers that write one value to
 * known fields.
 */
final class SimpleTransformers {
    /** Renaming these would break what the API server expects of their names. */
    private static final Set<String> NEVER_RENAMED =
            Set.of("CustomResourceDefinition", "APIService", "Namespace");

    private static final List<FieldSpec> NAMESPACE_FIELDS =
            List.of(
                    FieldSpec.in(
                            "apiregistration.k8s.io", "APIService", "spec/service/namespace", true),
                    FieldSpec.in(
                            "apiextensions.k8s.io",
                            "CustomResourceDefinition",
                            "spec/conversion/webhook/clientConfig/service/namespace",
                            false));

    private static final List<FieldSpec> REPLICA_FIELDS =
            List.of(
                    FieldSpec.in("Deployment", "spec/replicas", true),
                    FieldSpec.in("ReplicationController", "spec/replicas", true),
                    FieldSpec.in("ReplicaSet", "spec/replicas", true),
                    FieldSpec.in("StatefulSet", "spec/replicas", true));

    private SimpleTransformers() {}

    static void namespace(List<BuiltObject> objects, String namespace) {
        JsonString value = JsonValue.of(namespace);
        for (BuiltObject object : objects) {
            Gvk gvk = object.id().gvk();
            if (gvk.kind().equals("Namespace") && gvk.group().isEmpty()) {
                object.rename(namespace);
            } else if (!ClusterScope.has(gvk)) {
                object.moveTo(namespace);
            }
            NAMESPACE_FIELDS.stream()
                    .filter(spec -> spec.concerns(gvk))
                    .forEach(spec -> object.replace(spec.apply(object.object(), _ -> value)));
            if (gvk.kind().equals("RoleBinding") || gvk.kind().equals("ClusterRoleBinding")) {
                object.replace(
                        FieldSpec.applyTo(
                                object.object(),
                                List.of("subjects"),
                                subject -> subject(subject, value)));
            }
        }
    }

    private static JsonValue subject(JsonValue subjects, JsonString namespace) {
        if (!(subjects instanceof JsonArray array)) {
            return subjects;
        }
        List<JsonValue> items =
                array.stream()
                        .map(
                                item ->
                                        item instanceof JsonObject subject
                                                        && subject.string("kind", "")
                                                                .equals("ServiceAccount")
                                                        && subject.string("name", "")
                                                                .equals("default")
                                                ? subject.with("namespace", namespace)
                                                : item)
                        .toList();
        return new JsonArray(items);
    }

    static void prefix(List<BuiltObject> objects, String prefix) {
        objects.stream()
                .filter(SimpleTransformers::mayBeRenamed)
                .forEach(object -> object.addPrefix(prefix));
    }

    static void suffix(List<BuiltObject> objects, String suffix) {
        objects.stream()
                .filter(SimpleTransformers::mayBeRenamed)
                .forEach(object -> object.addSuffix(suffix));
    }

    private static boolean mayBeRenamed(BuiltObject object) {
        return !NEVER_RENAMED.contains(object.id().gvk().kind());
    }

    /** Sets the pairs in every field of the specs that concern an object. */
    static void pairs(List<BuiltObject> objects, JsonObject pairs, List<FieldSpec> specs) {
        if (pairs.isEmpty()) {
            return;
        }
        for (BuiltObject object : objects) {
            for (FieldSpec spec : specs) {
                if (spec.concerns(object.id().gvk())) {
                    object.replace(
                            spec.apply(
                                    object.object(),
                                    old ->
                                            JsonObject.builder()
                                                    .putAll(
                                                            old instanceof JsonObject present
                                                                    ? present
                                                                    : JsonObject.EMPTY)
                                                    .putAll(pairs)
                                                    .build()));
                }
            }
        }
    }

    static void replicas(List<BuiltObject> objects, JsonObject entry, String file)
            throws KustomizeException {
        String name = entry.string("name", "");
        JsonValue count = entry.get("count");
        if (count == null) {
            throw KustomizeException.wrong(file, KustomizePhrase.NO_COUNT.of(name));
        }
        boolean found = false;
        for (BuiltObject object : objects) {
            boolean named = object.allIds().stream().anyMatch(id -> id.name().equals(name));
            for (FieldSpec spec : REPLICA_FIELDS) {
                if (named && spec.concerns(object.id().gvk())) {
                    object.replace(spec.apply(object.object(), _ -> count));
                    found = true;
                }
            }
        }
        if (!found) {
            throw KustomizeException.wrong(file, KustomizePhrase.NOTHING_TO_SCALE.of(name));
        }
    }
}
