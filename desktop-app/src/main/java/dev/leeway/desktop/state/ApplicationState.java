package dev.leeway.desktop.state;

import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One application as the screens show it.
 *
 * @param place where it comes from and where it goes
 * @param findings what the last comparison found
 * @param sight whether that is how it is now
 * @param stories the objects of these findings whose differences were explained
 * @param plan the plan under review
 * @param sync the run of the last approved plan
 * @param history its earlier syncs
 * @param holds what holds it in its cluster, as last read
 * @param delivery when it was last synced, and how far Git went on since
 * @param cutOff its syncs that were cut off by the end of their process and are still to be told
 */
public record ApplicationState(
        ApplicationPlace place,
        Loadable<Findings> findings,
        Sight sight,
        Map<ResourceKey, ObjectStory> stories,
        Loadable<PlanState> plan,
        Optional<SyncState> sync,
        ApplicationHistory history,
        List<HoldMark> holds,
        Delivery delivery,
        List<CutOffRun> cutOff) {
    public ApplicationState {
        stories = Map.copyOf(stories);
        holds = List.copyOf(holds);
        cutOff = List.copyOf(cutOff);
    }

    /** Makes an application of which nothing is known yet. */
    public static ApplicationState unasked(
            String name,
            ClusterState cluster,
            String namespace,
            String repository,
            String path,
            String renderer,
            Automation automation) {
        return new ApplicationState(
                new ApplicationPlace(
                        name,
                        cluster.name(),
                        namespace,
                        repository,
                        path,
                        renderer,
                        cluster.guarded(),
                        cluster.practice(),
                        automation),
                new Loadable.Unasked<>(),
                Sight.CLEAR.silent(cluster.connection() == ClusterState.Connection.UNREACHABLE),
                Map.of(),
                new Loadable.Unasked<>(),
                Optional.empty(),
                ApplicationHistory.UNASKED,
                List.of(),
                Delivery.UNREAD,
                List.of());
    }

    /** Returns its name. */
    public String name() {
        return place.name();
    }

    /** Returns the destination cluster's name. */
    public String cluster() {
        return place.cluster();
    }

    /** Returns the destination namespace. */
    public String namespace() {
        return place.namespace();
    }

    /** Returns the repository's name. */
    public String repository() {
        return place.repository();
    }

    /** Returns the path in the repository. */
    public String path() {
        return place.path();
    }

    /** Returns what turns its files into manifests. */
    public String renderer() {
        return place.renderer();
    }

    /** Returns whether its cluster is protected. */
    public boolean guarded() {
        return place.guarded();
    }

    /** Returns whether its cluster is the practice cluster. */
    public boolean practice() {
        return place.practice();
    }

    /** Returns what Leeway does to it without being asked. */
    public Automation automation() {
        return place.automation();
    }

    /**
     * Returns how it stands: the worst of what is known. Of what is hidden nothing is known but
     * what Leeway did itself.
     */
    public Condition condition() {
        // Asked for ten thousand of them in every frame of a storm of news, so it makes nothing.
        if (sight.reading() == Sight.Reading.NOT_COMPARABLE
                || (sync.isPresent() && sync.get().failures() > 0)) {
            return Condition.FAILING;
        }
        if (sight.isHidden()) {
            return Condition.UNREACHABLE;
        }
        Optional<Findings> latest = findings.latest();
        if (latest.isEmpty()) {
            return Condition.UNCOMPARED;
        }
        Findings found = latest.get();
        return found.problems().isEmpty() ? found.tally().worst() : Condition.FAILING;
    }

    /** Returns how well its objects are now; {@link #past} keeps how they were when last seen. */
    public Wellness wellness() {
        return sight.isClear()
                ? findings.latest().map(found -> found.tally().wellness()).orElse(Wellness.UNKNOWN)
                : Wellness.UNKNOWN;
    }

    /** Returns what was found last where nobody can say that it still is so. */
    public Optional<Findings> past() {
        return sight.isClear() ? Optional.empty() : findings.latest();
    }

    /** Returns whether somebody should look at it, or at what hides it. */
    public boolean needsAttention() {
        Condition condition = condition();
        return condition == Condition.FAILING
                || condition == Condition.UNREACHABLE
                || condition.isDifference()
                || wellness() == Wellness.DEGRADED;
    }

    /** Returns whether its cluster's silence is all there is to tell of it. */
    public boolean isBehindSilence() {
        return sight.silent() && condition() == Condition.UNREACHABLE;
    }

    /** Returns the tally of the newest findings, empty counts when there are none. */
    public Tally tally() {
        return findings.latest().map(Findings::tally).orElse(Tally.NOTHING);
    }

    /** Returns whether a sync of it runs. */
    public boolean isSyncing() {
        return sync.filter(run -> run.phase() != SyncState.Phase.ENDED).isPresent();
    }

    /** Returns a copy with other findings; explanations of older ones hold no more. */
    public ApplicationState withFindings(Loadable<Findings> other) {
        boolean same = Identity.same(other.latest().orElse(null), findings.latest().orElse(null));
        return new ApplicationState(
                place,
                other,
                sight,
                same ? stories : Map.of(),
                plan,
                sync,
                history,
                holds,
                delivery,
                cutOff);
    }

    /** Returns a copy that is seen otherwise. */
    public ApplicationState withSight(Sight other) {
        return sight.equals(other)
                ? this
                : new ApplicationState(
                        place, findings, other, stories, plan, sync, history, holds, delivery,
                        cutOff);
    }

    /** Returns a copy in which one more object is explained. */
    public ApplicationState with(ObjectStory story) {
        Map<ResourceKey, ObjectStory> more = new HashMap<>(stories);
        more.put(story.key(), story);
        return new ApplicationState(
                place, findings, sight, more, plan, sync, history, holds, delivery, cutOff);
    }

    /** Returns a copy with another plan. */
    public ApplicationState withPlan(Loadable<PlanState> other) {
        return new ApplicationState(
                place, findings, sight, stories, other, sync, history, holds, delivery, cutOff);
    }

    /** Returns a copy with another run. */
    public ApplicationState withSync(Optional<SyncState> other) {
        return new ApplicationState(
                place, findings, sight, stories, plan, other, history, holds, delivery, cutOff);
    }

    /** Returns a copy with another history. */
    public ApplicationState withHistory(ApplicationHistory other) {
        return new ApplicationState(
                place, findings, sight, stories, plan, sync, other, holds, delivery, cutOff);
    }

    /** Returns a copy that is held by these. */
    public ApplicationState withHolds(List<HoldMark> other) {
        return holds.equals(other)
                ? this
                : new ApplicationState(
                        place, findings, sight, stories, plan, sync, history, other, delivery,
                        cutOff);
    }

    /** Returns a copy of which other syncs were cut off. */
    public ApplicationState withCutOff(List<CutOffRun> other) {
        return cutOff.equals(other)
                ? this
                : new ApplicationState(
                        place, findings, sight, stories, plan, sync, history, holds, delivery,
                        other);
    }

    /** Returns a copy with another delivery. */
    public ApplicationState withDelivery(Delivery other) {
        return delivery.equals(other)
                ? this
                : new ApplicationState(
                        place, findings, sight, stories, plan, sync, history, holds, other, cutOff);
    }
}
