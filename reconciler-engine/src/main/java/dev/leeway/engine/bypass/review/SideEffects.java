package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what else a fix sets in motion. */
final class SideEffects {
    private static final List<GroupKind> WORKLOADS =
            List.of(
                    new GroupKind("apps", "Deployment"),
                    new GroupKind("apps", "StatefulSet"),
                    new GroupKind("apps", "DaemonSet"),
                    new GroupKind("batch", "CronJob"));
    private static final Set<String> ROLLED = Set.of("Deployment", "StatefulSet", "DaemonSet");
    private static final FieldPath TEMPLATE = FieldPath.of("spec", "template");
    private static final FieldPath POD_LABELS =
            FieldPath.of("spec", "template", "metadata", "labels");

    private final ClusterReader reader;
    private final Duration timeout;

    SideEffects(ClusterReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    /** Returns them. */
    List<SideEffect> of(Manifest live, Manifest then, ObjectFix fix) throws InterruptedException {
        List<SideEffect> effects = new ArrayList<>();
        if (ROLLED.contains(live.kind()) && touches(fix, TEMPLATE)) {
            long pods =
                    live.root()
                            .objectAt("status")
                            .integer(
                                    live.kind().equals("DaemonSet")
                                            ? "desiredNumberScheduled"
                                            : "replicas",
                                    0);
            effects.add(new SideEffect.PodsReplaced(live.key(), pods));
        }
        if (touches(fix, POD_LABELS)) {
            effects.addAll(services(live, then));
        }
        if (live.kind().equals("ConfigMap") || live.kind().equals("Secret")) {
            effects.addAll(readers(live));
        }
        return effects;
    }

    private static boolean touches(ObjectFix fix, FieldPath part) {
        return fix.touched().stream()
                .anyMatch(path -> part.isPrefixOf(path) || path.isPrefixOf(part));
    }

    private List<SideEffect> services(Manifest live, Manifest then) throws InterruptedException {
        List<SideEffect> effects = new ArrayList<>();
        try {
            for (Manifest service : all(new GroupKind("", "Service"), live.namespace())) {
                boolean before = selects(service, live);
                boolean after = selects(service, then);
                if (before != after) {
                    effects.add(new SideEffect.TrafficMoves(service.name(), after));
                }
            }
        } catch (ClusterException e) {
            effects.add(new SideEffect.ServicesUnread(String.valueOf(e.getMessage())));
        }
        return effects;
    }

    private static boolean selects(Manifest service, Manifest workload) {
        JsonObject selector = service.root().objectAt("spec", "selector");
        JsonObject labels = workload.root().objectAt("spec", "template", "metadata", "labels");
        return !selector.isEmpty()
                && selector.names().stream()
                        .allMatch(name -> selector.require(name).equals(labels.get(name)));
    }

    private List<SideEffect> readers(Manifest live) throws InterruptedException {
        List<SideEffect> effects = new ArrayList<>();
        for (GroupKind kind : WORKLOADS) {
            try {
                for (Manifest workload : all(kind, live.namespace())) {
                    if (refers(workload.root(), live)) {
                        effects.add(new SideEffect.ReadBy(workload.key()));
                    }
                }
            } catch (ClusterException e) {
                effects.add(new SideEffect.ReadersUnread(kind, String.valueOf(e.getMessage())));
            }
        }
        return effects;
    }

    private List<Manifest> all(GroupKind kind, String namespace)
            throws ClusterException, InterruptedException {
        Optional<ServedKind> served = reader.kinds(timeout).preferred(kind);
        return served.isEmpty()
                ? List.of()
                : List.copyOf(reader.list(served.get(), namespace, timeout));
    }

    /** Looks for the members by which pod templates name ConfigMaps and Secrets. */
    private static boolean refers(JsonValue value, Manifest to) {
        boolean secret = to.kind().equals("Secret");
        return switch (value) {
            case JsonObject object -> {
                boolean[] found = {false};
                object.forEach(
                        (name, inner) -> {
                            boolean reference =
                                    secret
                                            ? Set.of("secretRef", "secretKeyRef", "secret")
                                                    .contains(name)
                                            : Set.of("configMapRef", "configMapKeyRef", "configMap")
                                                    .contains(name);
                            boolean hit =
                                    reference
                                            && inner instanceof JsonObject ref
                                            && (named(ref, "name", to)
                                                    || named(ref, "secretName", to));
                            found[0] |= hit || refers(inner, to);
                        });
                yield found[0];
            }
            case JsonArray array -> array.stream().anyMatch(item -> refers(item, to));
            default -> false;
        };
    }

    private static boolean named(JsonObject reference, String member, Manifest to) {
        return reference.get(member) instanceof JsonString(String name) && name.equals(to.name());
    }
}
