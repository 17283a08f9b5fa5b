package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.plan.Cascade;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists what the deletions of a plan would take along. */
final class CascadeReading {
    private static final GroupKind NAMESPACE = new GroupKind("", "Namespace");
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");

    /** Kinds that come and go by themselves and say nothing about what is lost. */
    private static final Set<String> PASSING = Set.of("Event", "EndpointSlice", "Endpoints");

    private final ClusterReader reader;
    private final FanOut fanOut;
    private final Duration timeout;

    CascadeReading(ClusterReader reader, FanOut fanOut, Duration timeout) {
        this.reader = reader;
        this.fanOut = fanOut;
        this.timeout = timeout;
    }

    /** Returns what goes along, for each object whose deletion the plan may hold. */
    Map<ResourceKey, Cascade> read(
            Comparison comparison, PlanOptions options, Map<ResourceKey, Prediction> previews)
            throws InterruptedException {
        Map<ResourceKey, Cascade> cascades = new HashMap<>();
        for (ResourceComparison resource : comparison.resources()) {
            ResourceKey key = resource.key();
            if (!options.covers(key) || !(resource.live() instanceof LiveState.Present present)) {
                continue;
            }
            boolean prune = options.prune() && resource.difference() instanceof Difference.Extra;
            if (prune && key.groupKind().equals(NAMESPACE)) {
                cascades.put(key, inNamespace(key.name()));
            } else if (prune && key.groupKind().equals(DEFINITION)) {
                cascades.put(key, ofDefinition(present.manifest()));
            } else if (refused(resource, previews.get(key)) && !keepsPods(key)) {
                cascades.put(key, controlled(present.manifest()));
            }
        }
        return cascades;
    }

    /** A StatefulSet is deleted without its pods, and its successor takes them over. */
    private static boolean keepsPods(ResourceKey key) {
        return key.groupKind().equals(new GroupKind("apps", "StatefulSet"));
    }

    private static boolean refused(ResourceComparison resource, @Nullable Prediction preview) {
        return preview instanceof Prediction.Rejected
                || (resource.difference() instanceof Difference.Undetermined undetermined
                        && undetermined.doubt() instanceof Doubt.Rejected);
    }

    private Cascade inNamespace(String namespace) throws InterruptedException {
        try {
            List<ServedKind> kinds =
                    reader.kinds(timeout).all().stream()
                            .filter(kind -> kind.namespaced() && kind.verbs().contains("list"))
                            .filter(kind -> !PASSING.contains(kind.gvk().kind()))
                            .toList();
            return listed(kinds, namespace, false);
        } catch (ClusterException e) {
            return new Cascade(List.of(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private Cascade ofDefinition(Manifest definition) throws InterruptedException {
        JsonObject spec = definition.root().objectAt("spec");
        GroupKind kind =
                new GroupKind(spec.string("group", ""), spec.objectAt("names").string("kind", ""));
        try {
            Optional<ServedKind> served = reader.kinds(timeout).preferred(kind);
            return served.isEmpty() ? Cascade.NOTHING : listed(List.of(served.get()), "", true);
        } catch (ClusterException e) {
            return new Cascade(List.of(), List.of(kind + ": " + e.getMessage()));
        }
    }

    private Cascade listed(List<ServedKind> kinds, String namespace, boolean withNamespace)
            throws InterruptedException {
        List<FanOut.Outcome<Collection<Manifest>>> outcomes =
                fanOut.run(kinds, timeout, kind -> reader.list(kind, namespace, timeout));
        List<Cascade.Line> lines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            GroupKind kind = kinds.get(i).gvk().groupKind();
            switch (outcomes.get(i)) {
                case FanOut.Outcome.Done<Collection<Manifest>> done -> {
                    if (!done.value().isEmpty()) {
                        lines.add(line(kind, done.value(), withNamespace));
                    }
                }
                case FanOut.Outcome.Failed<Collection<Manifest>> failed ->
                        unreadable.add(kind + ": " + failed.cause().getMessage());
                case FanOut.Outcome.Unfinished<Collection<Manifest>> _,
                        FanOut.Outcome.NotStarted<Collection<Manifest>> _ ->
                        unreadable.add(kind + ": the time was up");
            }
        }
        return new Cascade(lines, unreadable);
    }

    private static Cascade.Line line(
            GroupKind kind, Collection<Manifest> objects, boolean withNamespace) {
        return new Cascade.Line(
                kind,
                objects.stream()
                        .map(
                                one ->
                                        withNamespace && !one.namespace().isEmpty()
                                                ? one.namespace() + "/" + one.name()
                                                : one.name())
                        .sorted()
                        .toList());
    }

    /** Returns the replica sets and pods that an object controls, however far down. */
    private Cascade controlled(Manifest owner) throws InterruptedException {
        Set<String> owners = new HashSet<>(Set.of(owner.uid()));
        List<Cascade.Line> lines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (GroupKind kind :
                List.of(
                        new GroupKind("apps", "ReplicaSet"),
                        new GroupKind("batch", "Job"),
                        new GroupKind("", "Pod"))) {
            try {
                Optional<ServedKind> served = reader.kinds(timeout).preferred(kind);
                if (served.isEmpty()) {
                    continue;
                }
                List<Manifest> owned =
                        reader.list(served.get(), owner.namespace(), timeout).stream()
                                .filter(one -> isOwned(one, owners))
                                .toList();
                owned.forEach(one -> owners.add(one.uid()));
                if (!owned.isEmpty()) {
                    lines.add(line(kind, owned, false));
                }
            } catch (ClusterException e) {
                unreadable.add(kind + ": " + e.getMessage());
            }
        }
        return new Cascade(lines, unreadable);
    }

    private static boolean isOwned(Manifest object, Set<String> owners) {
        return object.metadata()
                .arrayAt("ownerReferences")
                .objects()
                .anyMatch(reference -> owners.contains(reference.string("uid", "")));
    }
}
