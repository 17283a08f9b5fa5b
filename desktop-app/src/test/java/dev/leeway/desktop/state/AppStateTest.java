package dev.leeway.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.work.UiThread;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The state follows its events, and only on the window's thread. */
class AppStateTest {
    private static final Trouble TROUBLE = new Trouble("what", "why", "next");
    private final SampleWorkspace sample = new SampleWorkspace();

    private ApplicationState app(AppState state, String name) {
        return state.applications().find(name).orElseThrow();
    }

    private AppState failed(AppState before, String name, Sight.Reading how) {
        return before.after(new AppEvent.ComparisonFailed(name, how, TROUBLE, SampleObjects.NOW));
    }

    private AppState seen(AppState before, ClusterState.Connection connection) {
        return before.after(new AppEvent.ClusterSeen("practice", connection, "timed out"));
    }

    @Test
    void whatCouldNotBeReadIsNeitherFailingNorStillWell() {
        AppState before = sample.state();
        assertThat(app(before, "catalog").wellness()).isEqualTo(Wellness.HEALTHY);
        assertThat(app(before, "catalog").past()).isEmpty();

        AppState after = failed(before, "catalog", Sight.Reading.NOT_READ);

        ApplicationState catalog = app(after, "catalog");
        assertThat(catalog.condition()).isEqualTo(Condition.UNREACHABLE);
        assertThat(catalog.condition().isDifference()).isFalse();
        assertThat(catalog.needsAttention()).isTrue();
        assertThat(catalog.wellness()).isEqualTo(Wellness.UNKNOWN);
        assertThat(catalog.past().orElseThrow().tally().wellness()).isEqualTo(Wellness.HEALTHY);
        assertThat(catalog.isBehindSilence()).as("its cluster answers others").isFalse();

        AppState again = after.after(new AppEvent.ComparisonStarted("catalog", SampleObjects.NOW));
        assertThat(app(again, "catalog").condition())
                .as("a try under way tells nothing yet")
                .isEqualTo(Condition.UNREACHABLE);
        AppState read =
                again.after(
                        new AppEvent.ComparisonArrived(
                                "catalog", sample.agreeing("catalog", "shop", 0)));
        assertThat(app(read, "catalog").condition()).isEqualTo(Condition.IN_SYNC);
        assertThat(app(read, "catalog").wellness()).isEqualTo(Wellness.HEALTHY);
    }

    @Test
    void aSilentClusterHidesItsApplicationsAtOnceAndNoOthers() {
        AppState silent = seen(sample.state(), ClusterState.Connection.UNREACHABLE);

        assertThat(app(silent, "catalog").findings()).isInstanceOf(Loadable.Loaded.class);
        assertThat(app(silent, "catalog").condition()).isEqualTo(Condition.UNREACHABLE);
        assertThat(app(silent, "catalog").isBehindSilence()).isTrue();
        assertThat(app(silent, "catalog").past()).isPresent();
        assertThat(app(silent, "reports").condition())
                .as("never compared")
                .isEqualTo(Condition.UNREACHABLE);
        assertThat(app(silent, "checkout-prod").condition()).isEqualTo(Condition.CHANGED);
        assertThat(app(silent, "checkout-prod").wellness()).isEqualTo(Wellness.DEGRADED);

        AppState back = seen(silent, ClusterState.Connection.CONNECTED);
        assertThat(app(back, "catalog").condition()).isEqualTo(Condition.IN_SYNC);
        assertThat(seen(back, ClusterState.Connection.CONNECTED).applications())
                .as("news that change nothing make nothing anew")
                .isSameAs(back.applications());
    }

    @Test
    void whatGitHoldsAndCannotBeComparedFailsWhateverTheClusterSays() {
        AppState silent =
                seen(
                        failed(sample.state(), "catalog", Sight.Reading.NOT_COMPARABLE),
                        ClusterState.Connection.UNREACHABLE);

        assertThat(app(silent, "catalog").condition()).isEqualTo(Condition.FAILING);
        assertThat(app(silent, "catalog").isBehindSilence()).isFalse();
        assertThat(app(silent, "catalog").wellness()).isEqualTo(Wellness.UNKNOWN);
    }

    @Test
    void aFailedComparisonKeepsWhatWasKnownAndCallsItFailing() {
        AppState before = sample.state();
        assertThat(app(before, "catalog").condition()).isEqualTo(Condition.IN_SYNC);

        AppState after = failed(before, "catalog", Sight.Reading.NOT_COMPARABLE);

        ApplicationState catalog = app(after, "catalog");
        assertThat(catalog.condition()).isEqualTo(Condition.FAILING);
        assertThat(catalog.findings().latest()).isPresent();
        assertThat(app(before, "catalog").condition()).isEqualTo(Condition.IN_SYNC);
    }

    @Test
    void loadingKeepsTheOldFindingsInSightAndCancellingBringsThemBack() {
        AppState loading =
                sample.state().after(new AppEvent.ComparisonStarted("catalog", SampleObjects.NOW));
        assertThat(app(loading, "catalog").findings()).isInstanceOf(Loadable.Loading.class);
        assertThat(app(loading, "catalog").condition()).isEqualTo(Condition.IN_SYNC);

        AppState cancelled = loading.after(new AppEvent.ComparisonCancelled("catalog"));

        assertThat(app(cancelled, "catalog").findings()).isInstanceOf(Loadable.Loaded.class);
    }

    @Test
    void theWorstObjectSpeaksForTheApplicationAndMadeObjectsAreNotCounted() {
        Tally tally = app(sample.state(), "checkout-prod").tally();

        assertThat(tally.worst()).isEqualTo(Condition.CHANGED);
        assertThat(tally.total()).isEqualTo(8);
        assertThat(tally.differences()).isEqualTo(5);
        assertThat(tally.wellness()).isEqualTo(Wellness.DEGRADED);
    }

    @Test
    void aRunCountsWhatFinishedAndWhatFailed() {
        SyncState run = SyncState.begun(sample.plan(), SampleObjects.NOW);
        assertThat(run.finished()).isZero();

        SyncState later =
                run.with(0, new SyncState.Outcome.Done(Duration.ofMillis(3)))
                        .with(1, new SyncState.Outcome.Unknown("no answer"))
                        .with(2, new SyncState.Outcome.Running(SampleObjects.NOW));

        assertThat(later.finished()).isEqualTo(2);
        assertThat(later.failures()).isEqualTo(1);
        assertThat(later.cancelling().phase()).isEqualTo(SyncState.Phase.CANCELLING);
        assertThat(
                        later.ended(SampleObjects.NOW, SyncEnd.PARTLY, Optional.empty())
                                .cancelling()
                                .phase())
                .isEqualTo(SyncState.Phase.ENDED);
    }

    @Test
    void everyStepOfARunIsAtOnePlaceAndWhatIsAwaitedIsNotDone() {
        PlanState plan = sample.plan();
        SyncState run =
                SyncState.begun(plan, SampleObjects.NOW)
                        .with(0, new SyncState.Outcome.Done(Duration.ofMillis(3)))
                        .with(1, new SyncState.Outcome.Done(Duration.ofMillis(3)))
                        .with(2, new SyncState.Outcome.Running(SampleObjects.NOW));
        SyncState waiting =
                run.with(
                        new Wait(
                                plan.steps().get(1).key(),
                                Wait.Cause.HEALTH,
                                SampleObjects.NOW,
                                SampleObjects.NOW.plusSeconds(60),
                                Wording.quoted("0 of 2 ready"),
                                false,
                                false,
                                Set.of()));

        assertThat(waiting.places())
                .containsEntry(SyncState.Place.DONE, 1L)
                .containsEntry(SyncState.Place.AWAITED, 1L)
                .containsEntry(SyncState.Place.UNDER_WAY, 1L);
        assertThat(waiting.places().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(plan.steps().size());
        assertThat(run.finished()).isEqualTo(2);
        assertThat(waiting.finished()).isEqualTo(1);
        assertThat(waiting.waitAt(3)).as("its turn has not come").isEmpty();
    }

    @Test
    void goingBackAndForwardFindsTheSamePlaces() {
        Route app = new Route.Application("catalog", Route.Tab.DRIFT);
        AppState there =
                sample.state()
                        .after(new AppEvent.Navigated(new Route.Applications()))
                        .after(new AppEvent.Navigated(app))
                        .after(new AppEvent.Navigated(app));

        AppState back = there.after(new AppEvent.WentBack());
        assertThat(back.navigation().current()).isEqualTo(new Route.Applications());
        assertThat(back.after(new AppEvent.WentForward()).navigation().current()).isEqualTo(app);
        AppState start = back.after(new AppEvent.WentBack()).after(new AppEvent.WentBack());
        assertThat(start.navigation().current()).isEqualTo(new Route.Overview());
    }

    @Test
    void fromAPlanOneComesBackToTheSideOfTheApplicationThatLedThere() {
        Route.Application added = new Route.Application("catalog", Route.Tab.ADDED);
        AppState plan =
                sample.state()
                        .after(
                                new AppEvent.Navigated(
                                        new Route.Application("catalog", Route.Tab.DRIFT)))
                        .after(new AppEvent.Navigated(added))
                        .after(
                                new AppEvent.Navigated(
                                        new Route.Application("payments", Route.Tab.HISTORY)))
                        .after(new AppEvent.Navigated(new Route.PlanAndSync("catalog")));

        assertThat(plan.navigation().sideOf("catalog")).isEqualTo(added);
        assertThat(plan.navigation().sideOf("storefront"))
                .isEqualTo(new Route.Application("storefront", Route.Tab.RESOURCES));
    }

    @Test
    void aKeyedListChangesOneValueAndLeavesTheOldListAlone() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            names.add("app-" + i);
        }
        KeyedList<String> list = KeyedList.of(names, name -> name);

        KeyedList<String> changed = list.with("app-777", name -> "changed");

        assertThat(changed.find("app-777")).contains("changed");
        assertThat(list.find("app-777")).contains("app-777");
        assertThat(changed.toList()).hasSize(1_000).contains("app-999", "changed");
        assertThat(list.with("unknown", name -> "x")).isSameAs(list);
    }

    @Test
    void theStoreThrowsOffTheWindowsThread() {
        boolean[] onThread = {true};
        Store store =
                new Store(
                        new UiThread() {
                            @Override
                            public boolean isCurrent() {
                                return onThread[0];
                            }

                            @Override
                            public void post(Runnable action) {
                                action.run();
                            }
                        },
                        sample.state());
        store.dispatch(new AppEvent.NoticesRead());
        assertThat(store.state().unread()).isZero();

        onThread[0] = false;

        assertThatThrownBy(() -> store.dispatch(new AppEvent.NoticesRead()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("window's thread");
        assertThatThrownBy(store::state).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepositoryThatIsSilentKeepsTheTimeOfItsLastAnswer() {
        Instant answered = Instant.parse("2026-03-01T10:00:00Z");
        ClusterState cluster =
                new ClusterState("prod", true, false, ClusterState.Connection.UNKNOWN, "");
        AppState state =
                AppState.first(Preferences.first(), answered)
                        .after(
                                new AppEvent.WorkspaceOpened(
                                        "shop",
                                        false,
                                        List.of(cluster),
                                        List.of(
                                                ApplicationState.unasked(
                                                        "a",
                                                        cluster,
                                                        "a",
                                                        "platform",
                                                        "a",
                                                        "auto",
                                                        Automation.NONE),
                                                ApplicationState.unasked(
                                                        "b",
                                                        cluster,
                                                        "b",
                                                        "platform",
                                                        "b",
                                                        "auto",
                                                        Automation.NONE))))
                        .after(new AppEvent.FetchStarted("platform", answered))
                        .after(new AppEvent.Fetched("platform", answered));
        assertThat(state.repositories().toList())
                .containsExactly(RepositoryState.unasked("platform").answered(answered));

        RepositoryState silent =
                state.after(
                                new AppEvent.FetchFailed(
                                        "platform", "timed out", answered.plusSeconds(9)))
                        .repositories()
                        .find("platform")
                        .orElseThrow();
        assertThat(silent.fetchedAt()).contains(answered);
        assertThat(silent.trouble()).contains("timed out");
    }

    @Test
    void whatWasTakenBackIsNotOfferedAgain() {
        Undo undo = new Undo.ReleaseHold("checkout-prod", "h-1");
        Notice held =
                new Notice(false, TROUBLE, Instant.EPOCH, new Route.Overview(), Optional.of(undo));
        AppState state =
                sample.state()
                        .after(new AppEvent.NoticePosted(held))
                        .after(new AppEvent.NoticePosted(held))
                        .after(
                                new AppEvent.TakenBack(
                                        new Undo.ReleaseHold("checkout-prod", "h-2")));
        assertThat(state.notices().subList(0, 2)).noneMatch(Notice::takenBack);

        AppState after = state.after(new AppEvent.TakenBack(undo));
        assertThat(after.notices().subList(0, 2)).allMatch(Notice::takenBack);
        assertThat(after.unread()).isEqualTo(state.unread());
    }
}
