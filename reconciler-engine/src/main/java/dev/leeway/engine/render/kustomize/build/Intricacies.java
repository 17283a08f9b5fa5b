package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import java.util.List;

/** Finds what in an object only the program handles, so that nothing is handled half. */
final class Intricacies {
    /** Annotations by which Kustomize is told something, {@code local-config} for instance. */
    private static final List<String> ANNOTATIONS =
            List.of(
                    "config.kubernetes.io/",
                    "internal.config.kubernetes.io/",
                    "config.k8s.io/",
                    "kustomize.config.k8s.io/");

    private Intricacies() {}

    static void refuse(JsonObject object, Origin origin) throws KustomizeException {
        for (String annotation : object.objectAt("metadata", "annotations").names()) {
            if (ANNOTATIONS.stream().anyMatch(annotation::startsWith)) {
                throw KustomizeException.notBuiltIn(
                                origin.file(), KustomizePhrase.ANNOTATION.of(annotation))
                        .at(origin);
            }
        }
    }

    /**
     * Refuses to merge into an object with null members: Kustomize takes some of them away and
     * leaves others, by how they were written.
     */
    static void refuseNulls(BuiltObject target, String file) throws KustomizeException {
        if (holdsNull(target.object())) {
            throw KustomizeException.notBuiltIn(
                    file, KustomizePhrase.MERGE_NULLS.of(target.id().toString()));
        }
    }

    private static boolean holdsNull(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().anyMatch(Intricacies::holdsNull);
        }
        if (value instanceof JsonObject object) {
            for (int i = 0; i < object.size(); i++) {
                JsonValue member = object.valueAt(i);
                if (member instanceof JsonNull || holdsNull(member)) {
                    return true;
                }
            }
        }
        return false;
    }
}
