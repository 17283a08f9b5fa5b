package dev.leeway.desktop.screen.history;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.proposal.ProposalModel;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationHistory;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.DeployComparison;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.history.SyncRecord;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/** The history of one application: its syncs, which are looked at, and what differs. */
public final class HistoryModel {
    private final Desk desk;
    private final String application;
    private final ProposalModel proposals;
    private final ReadOnlyObjectWrapper<Loadable<List<SyncRecord>>> syncs =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<DeployComparison>> comparison =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());

    /** Makes the model of an application's history. */
    public HistoryModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
        this.proposals = new ProposalModel(desk, application);
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        Optional<ApplicationHistory> history =
                state.applications().find(application).map(ApplicationState::history);
        history.map(ApplicationHistory::syncs)
                .filter(next -> !Identity.same(next, syncs.get()))
                .ifPresent(syncs::set);
        history.map(ApplicationHistory::comparison)
                .filter(next -> !Identity.same(next, comparison.get()))
                .ifPresent(comparison::set);
    }

    /** Asks for the history unless it is known or on its way. */
    public void begin() {
        if (syncs.get() instanceof Loadable.Unasked<?>) {
            desk.commands().history(application);
        }
    }

    /** Asks for the history anew. */
    public void reload() {
        desk.commands().history(application);
    }

    /** Asks what differs between two syncs, whichever of them is given first. */
    public void compare(SyncRecord one, SyncRecord other) {
        desk.commands()
                .compareDeploys(
                        application,
                        Math.min(one.number(), other.number()),
                        Math.max(one.number(), other.number()));
    }

    /** Asks what rolling back to a sync would do, and goes there; nothing is sent. */
    public void rollBack(SyncRecord sync) {
        // Told at once, so that the plan screen does not ask for a plan too.
        desk.store().dispatch(new AppEvent.PlanStarted(application, desk.store().state().now()));
        desk.commands().plan(application, PlanWish.backTo(Long.toString(sync.number())));
        desk.goTo(new Route.PlanAndSync(application));
    }

    /** Goes to where a sync is planned, for an application that never had one. */
    void planFirst() {
        desk.goTo(new Route.PlanAndSync(application));
    }

    /** Drafts the commit that makes the source what it was at a sync. */
    public void proposeRevert(SyncRecord sync) {
        proposals.revert(sync.start().revision().commit());
    }

    /** Returns what is proposed to Git. */
    ProposalModel proposals() {
        return proposals;
    }

    /** Returns the sync before another, when it is among those known. */
    public Optional<SyncRecord> before(SyncRecord sync) {
        return syncs.get().latest().stream()
                .flatMap(List::stream)
                .filter(one -> one.number() < sync.number())
                .findFirst();
    }

    /**
     * Returns whether a sync is the newest and the application still is as it left it. After a roll
     * back Git asks for something else, and a way back through Git is just what is wanted.
     */
    public boolean isInForce(SyncRecord sync) {
        boolean newest =
                syncs.get().latest().stream()
                        .flatMap(List::stream)
                        .findFirst()
                        .filter(one -> one.number() == sync.number())
                        .isPresent();
        return newest
                && desk.store()
                        .state()
                        .applications()
                        .find(application)
                        .filter(app -> app.sight().isClear() && app.tally().differences() == 0)
                        .filter(HistoryModel::followsGit)
                        .flatMap(app -> app.findings().latest())
                        .filter(
                                found ->
                                        found.revision()
                                                .commit()
                                                .equals(sync.start().revision().commit()))
                        .isPresent();
    }

    private static boolean followsGit(ApplicationState app) {
        return app.holds().stream().allMatch(hold -> hold.revision().isEmpty());
    }

    /** Returns the syncs, newest first. */
    public ReadOnlyObjectProperty<Loadable<List<SyncRecord>>> syncsProperty() {
        return syncs.getReadOnlyProperty();
    }

    /** Returns the comparison asked for last. */
    public ReadOnlyObjectProperty<Loadable<DeployComparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }
}
