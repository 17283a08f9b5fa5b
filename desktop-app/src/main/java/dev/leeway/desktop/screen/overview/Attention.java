package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.Tally;
import dev.leeway.desktop.state.Wellness;

import dev.leeway.engine.live.FieldManagers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One thing that needs attention.
 *
 * @param group which heading it stands under
 * @param state how it stands
 * @param subject what it is about
 * @param place where it is
 * @param words what is known in a sentence; may be empty
 * @param counted the differences, when there are any to count
 * @param who who did it; empty when that is not known
 * @param since since when it is so, where that is known
 * @param unseen of how many applications nothing is seen because of it
 * @param remedy what handles it
 * @param route where it is handled
 */
record Attention(
        Group group,
        State state,
        String subject,
        String place,
        String words,
        Optional<Tally> counted,
        String who,
        Optional<Instant> since,
        int unseen,
        Remedy remedy,
        Route route) {
    private static final int MOST_NAMED = 8;

    private static final Comparator<Attention> WORST_FIRST =
            Comparator.comparing(Attention::group)
                    .thenComparing(item -> item.state.condition())
                    .thenComparing(item -> item.since.orElse(Instant.MAX))
                    .thenComparing(Attention::subject);

    /** Makes one that hides nothing else. */
    Attention(
            Group group,
            State state,
            String subject,
            String place,
            String words,
            Optional<Tally> counted,
            String who,
            Optional<Instant> since,
            Remedy remedy,
            Route route) {
        this(group, state, subject, place, words, counted, who, since, 0, remedy, route);
    }

    /** The headings, in their order. */
    enum Group {
        /** Something failed. */
        FAILING,
        /** Git and cluster differ. */
        DRIFTING,
        /** A bypass is near its end, or wants a decision. */
        ENDING,
        /** A cluster does not answer, or an application cannot be read. */
        UNREACHABLE
    }

    /**
     * How it stands.
     *
     * @param condition against Git; {@link Condition#HELD} for a bypass
     * @param unwell whether it is about health alone: Git and cluster agree, and still something
     *     failed
     */
    record State(Condition condition, boolean unwell) {}

    /** What handles it. */
    enum Remedy {
        /** Look at the application. */
        LOOK,
        /** Review the drift. */
        REVIEW,
        /** See what became of the sync. */
        RESULT,
        /** See what is known of what was cut off. */
        CUT_OFF,
        /** Go on with the bypass that was cut off. */
        GO_ON,
        /** Decide about the bypass. */
        DECIDE,
        /** Look at the cluster. */
        CLUSTER
    }

    /**
     * Returns everything that needs attention: group by group, worst first, what has lasted longest
     * before what is new.
     *
     * @param more what there is to be said of leases, and of what was cut off
     * @param told what is said of an application that needs attention
     * @param before the same a moment ago: what is still said as it was need not be put in order
     */
    static List<Attention> of(
            AppState state,
            List<Attention> more,
            Function<ApplicationState, Attention> told,
            List<Attention> before) {
        List<Attention> items = new ArrayList<>(more);
        state.clusters()
                .forEach(
                        cluster -> {
                            if (cluster.connection() == ClusterState.Connection.UNREACHABLE) {
                                items.add(of(cluster, silent(state, cluster)));
                            }
                        });
        state.applications()
                .forEach(
                        app -> {
                            // The cluster needs attention then: once, and not once for each.
                            if (app.needsAttention() && !app.isBehindSilence()) {
                                items.add(told.apply(app));
                            }
                        });
        List<Attention> nearly = keptFirst(items, before);
        nearly.sort(WORST_FIRST);
        return List.copyOf(nearly);
    }

    /** Two runs in order are merged by a sort, where a list in no order takes ten times as long. */
    private static List<Attention> keptFirst(List<Attention> items, List<Attention> before) {
        Set<Attention> fresh = Collections.newSetFromMap(new IdentityHashMap<>(items.size()));
        fresh.addAll(items);
        List<Attention> all = new ArrayList<>(items.size());
        for (Attention item : before) {
            if (fresh.remove(item)) {
                all.add(item);
            }
        }
        int kept = all.size();
        for (Attention item : items) {
            if (fresh.contains(item)) {
                all.add(item);
            }
        }
        all.subList(kept, all.size()).sort(WORST_FIRST);
        return all;
    }

    /** Since when nothing was seen of a cluster's applications, and which they are. */
    private static List<ApplicationState> silent(AppState state, ClusterState cluster) {
        return state.applications().toList().stream()
                .filter(app -> app.cluster().equals(cluster.name()) && app.isBehindSilence())
                .toList();
    }

    private static Attention of(ClusterState cluster, List<ApplicationState> silent) {
        return new Attention(
                Group.UNREACHABLE,
                new State(Condition.FAILING, false),
                cluster.name(),
                "",
                cluster.message(),
                Optional.empty(),
                "",
                silent.stream()
                        .map(app -> app.findings().latest().map(Findings::at))
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()),
                silent.size(),
                Remedy.CLUSTER,
                new Route.Clusters());
    }

    /**
     * Returns what is said of an application.
     *
     * @param syncFailed what is said when its last sync did not do everything
     */
    static Attention of(ApplicationState app, String syncFailed) {
        boolean failing = app.condition() == Condition.FAILING;
        boolean hidden = app.condition() == Condition.UNREACHABLE;
        boolean unwell = !failing && !hidden && !app.condition().isDifference();
        boolean syncPartly = app.sync().map(SyncState::failures).orElse(0L) > 0;
        String words = syncPartly ? syncFailed : "";
        String who = "";
        Optional<Instant> since = Optional.empty();
        // What failed before nobody could see any more is still what failed.
        boolean failedBefore = failing && app.sight().isHidden();
        if (app.findings() instanceof Loadable.Failed<Findings> failed && !failedBefore) {
            words = failed.trouble().what();
            since = Optional.of(failed.at());
        } else if (app.sight().isClear() && app.findings().latest().isPresent()) {
            Findings found = app.findings().latest().get();
            words =
                    !found.problems().isEmpty()
                            ? found.problems().getFirst().what()
                            : failing
                                    ? syncFailed
                                    : unwell ? firstDegraded(found) : differing(found);
            since =
                    found.objects().stream()
                            .map(ObjectState::since)
                            .flatMap(Optional::stream)
                            .min(Comparator.naturalOrder());
            who = failing || unwell ? "" : newestAuthor(found);
        }
        boolean drifting = !failing && !hidden && !unwell;
        return new Attention(
                hidden ? Group.UNREACHABLE : drifting ? Group.DRIFTING : Group.FAILING,
                new State(app.condition(), unwell),
                app.name(),
                app.cluster() + " / " + app.namespace(),
                words,
                drifting ? Optional.of(app.tally()) : Optional.empty(),
                who,
                since,
                syncPartly ? Remedy.RESULT : drifting ? Remedy.REVIEW : Remedy.LOOK,
                syncPartly
                        ? new Route.PlanAndSync(app.name())
                        : new Route.Application(
                                app.name(), drifting ? Route.Tab.DRIFT : Route.Tab.RESOURCES));
    }

    /**
     * Who beside Leeway set the field that changed last; empty when nothing says so. Where Leeway
     * set it, Git moved on.
     */
    private static String newestAuthor(Findings found) {
        return found.objects().stream()
                .flatMap(object -> object.fields().stream())
                .filter(field -> !field.who().isEmpty())
                .filter(field -> !field.who().equals(FieldManagers.LEEWAY))
                .max(Comparator.comparing(field -> field.since().orElse(Instant.MIN)))
                .map(FieldRow::who)
                .orElse("");
    }

    /** Names what differs; the differences are counted beside it. */
    private static String differing(Findings found) {
        List<String> names =
                found.objects().stream()
                        .filter(object -> object.condition().isDifference())
                        .map(object -> object.key().kind() + " " + object.key().name())
                        .limit(MOST_NAMED + 1L)
                        .toList();
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + ", \u2026";
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
