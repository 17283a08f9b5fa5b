package dev.leeway.engine.cluster;

import dev.leeway.engine.browse.ClusterEvent;
import dev.leeway.engine.browse.ClusterEvents;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads events, of an object or of a namespace; only so many, because nobody reads more. */
final class EventReading {
    private static final int PAGE = 500;
    private static final int MOST = 5_000;

    private final ApiClient client;

    EventReading(ApiClient client) {
        this.client = client;
    }

    ClusterEvents about(ResourceKey about, String uid, Duration timeout)
            throws ClusterException, InterruptedException {
        // What has no namespace of its own has its events in the default one.
        String namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        String selector =
                uid.isEmpty()
                        ? "involvedObject.kind="
                                + about.kind()
                                + ",involvedObject.name="
                                + about.name()
                        : "involvedObject.uid=" + uid;
        return read(namespace, selector, "list events about " + about, timeout);
    }

    ClusterEvents in(String namespace, Duration timeout)
            throws ClusterException, InterruptedException {
        String what = "list events" + (namespace.isEmpty() ? "" : " in " + namespace);
        return read(namespace, "", what, timeout);
    }

    private ClusterEvents read(String namespace, String selector, String what, Duration timeout)
            throws ClusterException, InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        String path =
                namespace.isEmpty()
                        ? "/api/v1/events"
                        : "/api/v1/namespaces/" + Targets.escaped(namespace) + "/events";
        List<Stamped> events = new ArrayList<>();
        String next = "";
        do {
            String target = path + "?limit=" + PAGE;
            target += selector.isEmpty() ? "" : "&fieldSelector=" + encoded(selector);
            target += next.isEmpty() ? "" : "&continue=" + encoded(next);
            ApiCall call = ApiCall.get(target, what);
            ApiOutcome outcome = client.send(call, deadline.left());
            if (!(outcome instanceof Answered answer) || !answer.good()) {
                throw Refusals.error(call, outcome);
            }
            answer.body().arrayAt("items").objects().map(Stamped::of).forEach(events::add);
            next = answer.body().objectAt("metadata").string("continue", "");
        } while (!next.isEmpty() && events.size() < MOST);
        List<ClusterEvent> newestFirst =
                events.stream()
                        .sorted(Stamped.OLDEST_FIRST.reversed())
                        .map(Stamped::event)
                        .toList();
        return new ClusterEvents(newestFirst, next.isEmpty(), Instant.now());
    }

    /** Times are told to the second; what was written later within one came later. */
    private record Stamped(ClusterEvent event, long version) {
        private static final Comparator<Stamped> OLDEST_FIRST =
                Comparator.comparing((Stamped one) -> one.event().last().orElse(Instant.EPOCH))
                        .thenComparingLong(Stamped::version);

        static Stamped of(JsonObject event) {
            return new Stamped(
                    EventReading.event(event),
                    versionOf(event.objectAt("metadata").string("resourceVersion", "")));
        }

        /** Versions are numbers that grow (Kubernetes API concepts, "Resource versions"). */
        private static long versionOf(String version) {
            return version.matches("\\d{1,18}") ? Long.parseLong(version) : 0;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ClusterEvent event(JsonObject event) {
        JsonObject about = event.objectAt("involvedObject");
        Gvk gvk = Gvk.of(about.string("apiVersion", ""), about.string("kind", ""));
        Optional<Instant> first =
                time(event.string("firstTimestamp", ""), event.string("eventTime", ""));
        Optional<Instant> last =
                time(
                        event.stringAt("series", "lastObservedTime").orElse(""),
                        event.string("lastTimestamp", ""),
                        event.string("eventTime", ""));
        return new ClusterEvent(
                event.string("type", "").equals("Warning"),
                event.string("reason", ""),
                event.string("message", "").strip(),
                new ResourceKey(
                        gvk.group(),
                        gvk.kind(),
                        about.string("namespace", ""),
                        about.string("name", "")),
                event.stringAt("source", "component")
                        .filter(source -> !source.isEmpty())
                        .orElse(event.string("reportingComponent", "")),
                Math.max(1, event.objectAt("series").integer("count", event.integer("count", 1))),
                first,
                last);
    }

    private static Optional<Instant> time(String... texts) {
        return Stream.of(texts).map(TableForm::instant).flatMap(Optional::stream).findFirst();
    }
}
