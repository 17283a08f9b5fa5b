package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The ways to change a live object. */
public enum FixKind {
    /** Another image. */
    IMAGE,
    /** Another number of replicas. */
    SCALE,
    /** An environment variable. */
    ENV,
    /** New pods of the same kind. */
    RESTART,
    /** Stop a CronJob or Job. */
    SUSPEND,
    /** Let a CronJob or Job go on. */
    RESUME,
    /** A key of a ConfigMap. */
    CONFIG_KEY,
    /** A key of a Secret. */
    SECRET_KEY,
    /** The object's YAML. */
    EDIT;

    private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet", "ReplicaSet");
    private static final Set<String> RESTARTED = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final Set<String> SUSPENDED = Set.of("CronJob", "Job");

    /** Returns the ways that fit an object, the likeliest first. */
    public static List<FixKind> of(Manifest live) {
        String kind = live.kind();
        if (kind.equals("Secret") && live.gvk().group().isEmpty()) {
            // Its values are never shown, so its text cannot be edited.
            return List.of(SECRET_KEY);
        }
        List<FixKind> kinds = new ArrayList<>();
        if (kind.equals("ConfigMap")) {
            kinds.add(CONFIG_KEY);
        }
        if (!Containers.of(live).isEmpty()) {
            kinds.add(IMAGE);
        }
        if (SCALED.contains(kind)) {
            kinds.add(SCALE);
        }
        if (!Containers.of(live).isEmpty() && !kind.equals("Pod")) {
            kinds.add(ENV);
        }
        if (RESTARTED.contains(kind)) {
            kinds.add(RESTART);
        }
        if (SUSPENDED.contains(kind)) {
            kinds.add(live.root().objectAt("spec").bool("suspend", false) ? RESUME : SUSPEND);
        }
        kinds.add(EDIT);
        return List.copyOf(kinds);
    }
}
