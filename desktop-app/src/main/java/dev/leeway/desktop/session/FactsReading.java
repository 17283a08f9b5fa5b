package dev.leeway.desktop.session;

import dev.leeway.desktop.state.ObjectFacts;
import dev.leeway.desktop.state.ObjectFacts.Ready;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads age, ready pods, restarts and images out of an object, counted as {@code kubectl get} does.
 * Pure.
 */
final class FactsReading {
    private FactsReading() {}

    /** Returns what is known of an object that Git or a comparison names. */
    static ObjectFacts of(LiveState live) {
        return switch (live) {
            case LiveState.Present present -> of(present.manifest());
            case LiveState.Absent _ -> new ObjectFacts.Absent();
            case LiveState.Unreadable _ -> new ObjectFacts.Unread();
        };
    }

    /** Returns what an object that was read says of itself. */
    static ObjectFacts.Known of(Manifest live) {
        boolean pod = live.kind().equals("Pod") && live.apiVersion().equals("v1");
        return new ObjectFacts.Known(
                live.metadata().string("creationTimestamp").flatMap(FactsReading::moment),
                pod ? podReady(live.root()) : workloadReady(live.root()),
                pod ? restarts(live.root()) : OptionalLong.empty(),
                pod ? lastRestart(live.root()) : Optional.empty(),
                images(live.root(), pod));
    }

    private static Optional<Ready> podReady(JsonObject pod) {
        if (pod.stringAt("status", "phase").filter("Succeeded"::equals).isPresent()) {
            return Optional.empty();
        }
        List<String> sidecars = sidecars(pod);
        int wanted = pod.arrayAt("spec", "containers").size() + sidecars.size();
        long ready = running(pod, sidecars).filter(status -> status.bool("ready", false)).count();
        // A pod that no node has taken reports no containers: none of them is ready, as kubectl
        // has it.
        return Optional.of(new Ready(OptionalLong.of(ready), OptionalLong.of(wanted)));
    }

    /** Init containers that go on running count like containers. */
    private static List<String> sidecars(JsonObject pod) {
        return pod.arrayAt("spec", "initContainers")
                .objects()
                .filter(container -> container.string("restartPolicy", "").equals("Always"))
                .map(container -> container.string("name", ""))
                .toList();
    }

    private static Stream<JsonObject> running(JsonObject pod, List<String> sidecars) {
        return Stream.concat(
                pod.arrayAt("status", "containerStatuses").objects(),
                pod.arrayAt("status", "initContainerStatuses")
                        .objects()
                        .filter(status -> sidecars.contains(status.string("name", ""))));
    }

    private static OptionalLong restarts(JsonObject pod) {
        List<JsonObject> statuses = running(pod, sidecars(pod)).toList();
        return statuses.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        statuses.stream()
                                .mapToLong(status -> status.integer("restartCount", 0))
                                .sum());
    }

    private static Optional<Instant> lastRestart(JsonObject pod) {
        return running(pod, sidecars(pod))
                .flatMap(
                        status ->
                                status
                                        .objectAt("lastState", "terminated")
                                        .string("finishedAt")
                                        .flatMap(FactsReading::moment)
                                        .stream())
                .max(Comparator.naturalOrder());
    }

    private static Optional<Ready> workloadReady(JsonObject object) {
        JsonObject status = object.objectAt("status");
        if (status.has("desiredNumberScheduled")) {
            return Optional.of(
                    new Ready(
                            OptionalLong.of(status.integer("numberReady", 0)),
                            status.integer("desiredNumberScheduled")));
        }
        boolean runsPods = !object.arrayAt("spec", "template", "spec", "containers").isEmpty();
        if (!runsPods || !object.objectAt("spec").has("replicas")) {
            return Optional.empty();
        }
        // A controller that has seen the object leaves a count of none out.
        boolean counted = status.has("observedGeneration") || status.has("readyReplicas");
        return Optional.of(
                new Ready(
                        counted
                                ? OptionalLong.of(status.integer("readyReplicas", 0))
                                : OptionalLong.empty(),
                        object.objectAt("spec").integer("replicas")));
    }

    private static List<String> images(JsonObject object, boolean pod) {
        List<JsonObject> containers = new ArrayList<>();
        if (pod) {
            object.arrayAt("spec", "containers").objects().forEach(containers::add);
        }
        object.arrayAt("spec", "template", "spec", "containers").objects().forEach(containers::add);
        object.arrayAt("spec", "jobTemplate", "spec", "template", "spec", "containers")
                .objects()
                .forEach(containers::add);
        return containers.stream()
                .map(container -> container.string("image", ""))
                .filter(image -> !image.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<Instant> moment(String time) {
        try {
            return Optional.of(Instant.parse(time));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
