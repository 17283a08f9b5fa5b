package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Tally;
import dev.leeway.desktop.state.Wellness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that needs attention.
 *
 * @param condition how bad it is
 * @param unwell whether it is about health alone: Git and cluster agree, and still something failed
 * @param subject what it is about
 * @param place where it is
 * @param words what is known in a sentence; may be empty
 * @param counted the differences, when there are any to count
 * @param since since when it is so, where that is known
 * @param route where it is handled
 */
record Attention(
        Condition condition,
        boolean unwell,
        String subject,
        String place,
        String words,
        Optional<Tally> counted,
        Optional<Instant> since,
        Route route) {
    private static final Comparator<Attention> WORST_FIRST =
            Comparator.comparing(
                            (Attention item) -> item.unwell ? Condition.FAILING : item.condition)
                    .thenComparing(item -> item.since.orElse(Instant.MAX))
                    .thenComparing(Attention::subject);

    /**
     * Returns everything that needs attention, worst first, what has lasted longest before what is
     * new.
     *
     * @param syncFailed what is said of an application whose last sync did not do everything
     */
    static List<Attention> of(AppState state, String syncFailed) {
        List<Attention> items = new ArrayList<>();
        state.clusters()
                .forEach(
                        cluster -> {
                            if (cluster.connection() == ClusterState.Connection.UNREACHABLE) {
                                items.add(
                                        new Attention(
                                                Condition.FAILING,
                                                false,
                                                cluster.name(),
                                                cluster.name(),
                                                cluster.message(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                new Route.Applications()));
                            }
                        });
        state.applications()
                .forEach(
                        app -> {
                            if (app.condition() == Condition.FAILING
                                    || app.condition().isDifference()
                                    || app.wellness() == Wellness.DEGRADED) {
                                items.add(of(app, syncFailed));
                            }
                        });
        items.sort(WORST_FIRST);
        return List.copyOf(items);
    }

    private static Attention of(ApplicationState app, String syncFailed) {
        boolean failing = app.condition() == Condition.FAILING;
        boolean unwell = !failing && !app.condition().isDifference();
        String words = "";
        Optional<Instant> since = Optional.empty();
        if (app.findings() instanceof Loadable.Failed<Findings> failed) {
            words = failed.trouble().what();
            since = Optional.of(failed.at());
        } else if (app.findings().latest().isPresent()) {
            Findings found = app.findings().latest().get();
            words =
                    !found.problems().isEmpty()
                            ? found.problems().getFirst().what()
                            : failing ? syncFailed : unwell ? firstDegraded(found) : "";
            since =
                    found.objects().stream()
                            .map(ObjectState::since)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder());
        }
        return new Attention(
                app.condition(),
                unwell,
                app.name(),
                app.cluster() + " / " + app.namespace(),
                words,
                failing || unwell ? Optional.empty() : Optional.of(app.tally()),
                since,
                app.sync().map(run -> run.failures() > 0).orElse(false)
                        ? new Route.PlanAndSync(app.name())
                        : new Route.Application(
                                app.name(),
                                failing || unwell ? Route.Tab.RESOURCES : Route.Tab.DRIFT));
    }

    private static String firstDegraded(Findings found) {
        return found.objects().stream()
                .filter(object -> object.wellness() == Wellness.DEGRADED)
                .findFirst()
                .map(
                        object ->
                                object.key().kind()
                                        + " "
                                        + object.key().name()
                                        + (object.message().isEmpty()
                                                ? ""
                                                : ": " + object.message()))
                .orElse("");
    }
}
