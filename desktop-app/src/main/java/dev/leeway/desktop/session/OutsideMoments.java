package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Moment.Source;
import dev.leeway.desktop.reading.Moment.Weight;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened where Leeway does not keep the account: in Git and in the clusters. */
sealed interface OutsideMoments {
    /** How long one place may take to answer. */
    Duration PATIENCE = Duration.ofSeconds(15);

    /** Looks; trouble is part of the answer. */
    Seen look() throws InterruptedException;

    /** Returns what is said when it could not be looked at. */
    String notSeen(String why);

    /**
     * What was seen.
     *
     * @param moments what happened
     * @param unseen what could not be looked at
     */
    record Seen(List<Moment> moments, List<String> unseen) {}

    /** The commits of a repository, from the local mirror. */
    record Commits(
            Surroundings here, MomentWords words, Workspace.Repository repository, Instant since)
            implements OutsideMoments {
        private static final int PAGE = 200;
        private static final int MOST = 1_000;

        @Override
        public Seen look() throws InterruptedException {
            List<Moment> moments = new ArrayList<>();
            try {
                for (int skip = 0; skip < MOST; skip += PAGE) {
                    List<Commit> page = here.open().commits().log(request(), "", skip, PAGE);
                    page.stream()
                            .filter(commit -> !commit.authoredAt().isBefore(since))
                            .map(commit -> words.of(commit, repository.name()))
                            .forEach(moments::add);
                    // Commits are listed by ancestry: a page of old ones ends what is worth
                    // reading.
                    if (page.size() < PAGE
                            || page.stream()
                                    .allMatch(commit -> commit.authoredAt().isBefore(since))) {
                        break;
                    }
                }
                return new Seen(moments, List.of());
            } catch (SourceException e) {
                return new Seen(moments, List.of(notSeen(new EngineWords(here.text()).why(e))));
            }
        }

        private SourceRequest request() {
            return new SourceRequest(
                    repository.name(),
                    repository.url(),
                    repository.revision(),
                    SourceRequest.Freshness.MIRROR,
                    PATIENCE);
        }

        @Override
        public String notSeen(String why) {
            return here.text().text("activity.no-commits", repository.name(), why);
        }
    }

    /**
     * The events of a cluster, in the namespaces of its applications; clusters keep them an hour.
     */
    record Events(Surroundings here, MomentWords words, Workspace.Cluster cluster, Instant since)
            implements OutsideMoments {
        private static final Gvk EVENT = new Gvk("", "v1", "Event");

        @Override
        public Seen look() throws InterruptedException {
            List<Moment> moments = new ArrayList<>();
            try {
                ClusterReader reader = here.reader(cluster);
                Optional<ServedKind> kind = reader.kinds(PATIENCE).find(EVENT);
                if (kind.isEmpty()) {
                    return new Seen(
                            moments, List.of(notSeen(here.text().text("activity.no-event-kind"))));
                }
                for (String namespace : namespaces()) {
                    for (Manifest event : reader.list(kind.get(), namespace, PATIENCE)) {
                        moment(event).ifPresent(moments::add);
                    }
                }
                return new Seen(moments, List.of());
            } catch (ClusterException e) {
                return new Seen(moments, List.of(notSeen(new EngineWords(here.text()).why(e))));
            }
        }

        private Set<String> namespaces() {
            return here.open().workspace().applications().stream()
                    .filter(application -> application.cluster().equals(cluster.name()))
                    .map(Workspace.Application::namespace)
                    .collect(Collectors.toSet());
        }

        private Optional<Moment> moment(Manifest event) {
            JsonObject root = event.root();
            Optional<Instant> at = time(root);
            if (at.filter(when -> !when.isBefore(since)).isEmpty()) {
                return Optional.empty();
            }
            String namespace = root.stringAt("involvedObject", "namespace").orElse("");
            String kind = root.stringAt("involvedObject", "kind").orElse("");
            String name = root.stringAt("involvedObject", "name").orElse("");
            String reason = root.string("reason", "");
            String reporter =
                    Stream.of(
                                    root.string("reportingComponent", ""),
                                    root.stringAt("source", "component").orElse(""))
                            .filter(one -> !one.isEmpty())
                            .findFirst()
                            .orElse("");
            List<String> facts = new ArrayList<>();
            facts.add(root.string("message", ""));
            long count = root.integer("count", 1);
            if (count > 1) {
                facts.add(here.text().text("activity.fact.count", count));
            }
            return Optional.of(
                    new Moment(
                            "event-" + cluster.name() + "-" + event.uid(),
                            at.get(),
                            Source.EVENT,
                            root.string("type", "").equals("Warning")
                                    ? Weight.NOTABLE
                                    : Weight.CALM,
                            application(namespace),
                            cluster.name(),
                            kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name,
                            reporter,
                            reason,
                            facts,
                            Optional.of(new Route.Clusters())));
        }

        /** A namespace that one application has for itself tells whose an event is. */
        private String application(String namespace) {
            List<String> there =
                    here.open().workspace().applications().stream()
                            .filter(one -> one.cluster().equals(cluster.name()))
                            .filter(one -> one.namespace().equals(namespace))
                            .map(Workspace.Application::name)
                            .toList();
            return there.size() == 1 ? there.getFirst() : "";
        }

        private static Optional<Instant> time(JsonObject root) {
            return Stream.of(
                            root.stringAt("series", "lastObservedTime"),
                            root.string("lastTimestamp"),
                            root.string("eventTime"),
                            root.string("firstTimestamp"),
                            root.stringAt("metadata", "creationTimestamp"))
                    .flatMap(Optional::stream)
                    .flatMap(written -> parsed(written).stream())
                    .findFirst();
        }

        private static Optional<Instant> parsed(String written) {
            try {
                return Optional.of(Instant.parse(written));
            } catch (DateTimeParseException notATime) {
                return Optional.empty();
            }
        }

        @Override
        public String notSeen(String why) {
            return here.text().text("activity.no-events", cluster.name(), why);
        }
    }
}
