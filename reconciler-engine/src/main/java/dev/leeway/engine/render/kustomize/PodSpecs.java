package dev.leeway.engine.render.kustomize;

import java.util.Map;
import java.util.Optional;

/** Where the kinds that make pods keep the pod's metadata and spec. */
final class PodSpecs {
    private static final Map<String, String> TEMPLATES =
            Map.of(
                    "Deployment", "spec/template/",
                    "ReplicaSet", "spec/template/",
                    "ReplicationController", "spec/template/",
                    "DaemonSet", "spec/template/",
                    "StatefulSet", "spec/template/",
                    "Job", "spec/template/",
                    "CronJob", "spec/jobTemplate/spec/template/");

    private PodSpecs() {}

    /** Returns the path of the pod template of a kind, with a slash at the end. */
    static Optional<String> template(String kind) {
        return Optional.ofNullable(TEMPLATES.get(kind));
    }

    /** Returns the path of the pod spec of a kind, with a slash at the end. */
    static Optional<String> spec(String kind) {
        return kind.equals("Pod")
                ? Optional.of("spec/")
                : template(kind).map(template -> template + "spec/");
    }
}
