package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.WatchSignal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers {@code pods/log} with a made-up but steady text: the same container gives the same lines,
 * one every five seconds from its start.
 */
final class PodLogs {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final int MOST_LINES = 2_000;

    private final ClusterParts parts;

    PodLogs(ClusterParts parts) {
        this.parts = parts;
    }

    /** One line and when it was written. */
    private record Line(Instant at, String text) {}

    ApiResponse logs(ApiRequest request, Target target) {
        Target podTarget = target.named(target.name());
        JsonObject pod = parts.require(podTarget);
        String container = container(request, pod);
        JsonObject status = status(pod, container);
        requireStarted(request, target, pod, container, status);
        Instant start = started(pod, status);
        boolean ended = !status.has("running") && !status.has("terminated");
        List<Line> lines =
                wanted(
                        request,
                        request.flag("previous") || ended
                                ? endedRun(pod, container, start)
                                : lines(pod, container, status, start));
        boolean stamps = request.flag("timestamps");
        if (!request.flag("follow") || ended) {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(shown(line, stamps)));
            return ApiResponse.text(200, cut(text.toString(), request));
        }
        return new ApiResponse(
                200,
                List.of(),
                new ApiResponse.Streamed(
                        "text/plain; charset=utf-8",
                        out -> follow(out, podTarget, container, lines, stamps)));
    }

    private void follow(
            OutputStream out, Target target, String container, List<Line> first, boolean stamps)
            throws IOException, InterruptedException {
        Instant told = parts.clock().instant();
        for (Line line : first) {
            out.write(shown(line, stamps).getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        PracticeStore.ListAndWatch both =
                parts.store()
                        .listAndWatch(target.stored(), Selection.inNamespace(target.namespace()));
        try (StoreWatch watch = both.watch()) {
            while (true) {
                Optional<JsonObject> pod = parts.find(target);
                if (pod.isEmpty() || !status(pod.get(), container).has("running")) {
                    return;
                }
                if (watch.next(Duration.ofSeconds(1)) instanceof WatchSignal.Ended) {
                    return;
                }
                Instant now = parts.clock().instant();
                Instant since = told;
                List<Line> fresh =
                        lines(
                                        pod.get(),
                                        container,
                                        status(pod.get(), container),
                                        started(pod.get(), status(pod.get(), container)))
                                .stream()
                                .filter(line -> line.at().isAfter(since))
                                .toList();
                for (Line line : fresh) {
                    out.write(shown(line, stamps).getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
                told = now;
            }
        }
    }

    private static String container(ApiRequest request, JsonObject pod) {
        List<String> all = names(pod, "containers").toList();
        String asked = request.parameter("container");
        if (asked.isEmpty()) {
            String marked =
                    ObjectMeta.annotation(pod, "kubectl.kubernetes.io/default-container")
                            .orElse("");
            if (all.size() == 1 || all.contains(marked)) {
                return all.contains(marked) ? marked : all.getFirst();
            }
            throw new Refusal(
                    Statuses.badRequest(
                            "a container name must be specified for pod "
                                    + ObjectMeta.name(pod)
                                    + ", choose one of: ["
                                    + String.join(" ", all)
                                    + "]"));
        }
        if (Stream.concat(all.stream(), names(pod, "initContainers")).noneMatch(asked::equals)) {
            throw new Refusal(
                    Statuses.badRequest(
                            "container "
                                    + asked
                                    + " is not valid for pod "
                                    + ObjectMeta.name(pod)));
        }
        return asked;
    }

    private static Stream<String> names(JsonObject pod, String list) {
        return pod.arrayAt("spec", list).objects().map(each -> each.string("name", ""));
    }

    /** Returns the container's state object, empty when the kubelet has not reported it. */
    private static JsonObject status(JsonObject pod, String container) {
        return Stream.of("containerStatuses", "initContainerStatuses")
                .flatMap(list -> pod.arrayAt("status", list).objects())
                .filter(each -> each.string("name", "").equals(container))
                .map(each -> each.objectAt("state"))
                .findFirst()
                .orElse(JsonObject.EMPTY);
    }

    /** Returns whether the container ended before and was started again, or is about to be. */
    private static boolean hasEndedRun(JsonObject pod, String container) {
        return Stream.of("containerStatuses", "initContainerStatuses")
                .flatMap(list -> pod.arrayAt("status", list).objects())
                .filter(each -> each.string("name", "").equals(container))
                .anyMatch(each -> each.objectAt("lastState").has("terminated"));
    }

    /** Returns what a container wrote that ended with an error soon after its start. */
    private static List<Line> endedRun(JsonObject pod, String container, Instant start) {
        return List.of(
                new Line(
                        start,
                        "practice: container "
                                + container
                                + " of "
                                + ObjectMeta.name(pod)
                                + " started"),
                new Line(start.plusMillis(400), "practice: " + container + " cannot go on"),
                new Line(start.plusMillis(900), "practice: ended with exit code 1"));
    }

    private static void requireStarted(
            ApiRequest request, Target target, JsonObject pod, String container, JsonObject state) {
        if (hasEndedRun(pod, container)) {
            return;
        }
        if (request.flag("previous")) {
            throw new Refusal(
                    Statuses.badRequest(
                            "previous terminated container \""
                                    + container
                                    + "\" in pod \""
                                    + target.name()
                                    + "\" not found"));
        }
        if (state.has("running") || state.has("terminated")) {
            return;
        }
        String why =
                state.stringAt("waiting", "reason")
                        .orElse(
                                pod.stringAt("spec", "nodeName").isPresent()
                                        ? "ContainerCreating"
                                        : "");
        String waits =
                why.equals("ContainerCreating")
                        ? "is waiting to start: ContainerCreating"
                        : "is waiting to start: trying and failing to pull image";
        throw new Refusal(
                Statuses.badRequest(
                        why.isEmpty()
                                ? "pod " + target.name() + " does not have a host assigned"
                                : "container \""
                                        + container
                                        + "\" in pod \""
                                        + target.name()
                                        + "\" "
                                        + (why.endsWith("Pull") || why.endsWith("BackOff")
                                                ? waits
                                                : "is waiting to start: " + why)));
    }

    private Instant started(JsonObject pod, JsonObject state) {
        String text =
                state.stringAt("running", "startedAt")
                        .or(() -> state.stringAt("terminated", "startedAt"))
                        .orElse(ObjectMeta.of(pod).string("creationTimestamp", ""));
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return parts.clock().instant();
        }
    }

    private List<Line> lines(JsonObject pod, String container, JsonObject state, Instant start) {
        Instant end =
                state.stringAt("terminated", "finishedAt")
                        .map(Instant::parse)
                        .orElse(parts.clock().instant());
        List<Line> lines = new ArrayList<>();
        lines.add(
                new Line(
                        start,
                        "practice: container "
                                + container
                                + " of "
                                + ObjectMeta.name(pod)
                                + " started"));
        long count = Math.max(0, Duration.between(start, end).dividedBy(BETWEEN_LINES));
        for (long i = Math.max(1, count - MOST_LINES); i <= count; i++) {
            lines.add(
                    new Line(
                            start.plus(BETWEEN_LINES.multipliedBy(i)),
                            "practice: " + container + " is well, beat " + i));
        }
        return lines;
    }

    private List<Line> wanted(ApiRequest request, List<Line> lines) {
        Instant since = Instant.MIN;
        try {
            if (!request.parameter("sinceSeconds").isEmpty()) {
                since =
                        parts.clock()
                                .instant()
                                .minusSeconds(Long.parseLong(request.parameter("sinceSeconds")));
            } else if (!request.parameter("sinceTime").isEmpty()) {
                since = Instant.parse(request.parameter("sinceTime"));
            }
            Instant from = since;
            List<Line> recent = lines.stream().filter(line -> !line.at().isBefore(from)).toList();
            String tail = request.parameter("tailLines");
            int skip = tail.isEmpty() ? 0 : Math.max(0, recent.size() - Integer.parseInt(tail));
            return recent.subList(skip, recent.size());
        } catch (NumberFormatException | DateTimeException e) {
            throw new Refusal(Statuses.badRequest("log options cannot be read: " + e.getMessage()));
        }
    }

    private static String shown(Line line, boolean stamps) {
        return (stamps ? line.at() + " " : "") + line.text() + "\n";
    }

    private static String cut(String text, ApiRequest request) {
        String limit = request.parameter("limitBytes");
        return limit.matches("\\d{1,9}") && text.length() > Integer.parseInt(limit)
                ? text.substring(0, Integer.parseInt(limit))
                : text;
    }
}
