package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonObject;
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
                                origin.file(), "the annotation '" + annotation + "'")
                        .at(origin);
            }
        }
    }
}
