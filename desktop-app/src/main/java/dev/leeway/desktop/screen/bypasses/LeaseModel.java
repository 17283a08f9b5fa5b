package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.proposal.ProposalModel;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One lease, and the steps that are taken with it. Belongs to the window's thread. */
public final class LeaseModel {
    private final Desk desk;
    private final ReadOnlyObjectWrapper<Optional<LeaseState>> lease =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.None());
    private final ReadOnlyObjectWrapper<Optional<ProposalModel>> proposing =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> id = Optional.empty();

    /** What is being done with the lease. */
    public sealed interface Step {
        /** Nothing. */
        record None() implements Step {}

        /**
         * A step is being taken.
         *
         * @param action which
         */
        record Taking(LeaseView.Action action) implements Step {}

        /**
         * The last step did not work.
         *
         * @param action which
         * @param trouble why
         */
        record Failed(LeaseView.Action action, Trouble trouble) implements Step {}
    }

    /** Makes a model that shows nothing. */
    public LeaseModel(Desk desk) {
        this.desk = desk;
    }

    /** Looks at a lease. */
    public void look(Optional<String> other) {
        if (!other.equals(id)) {
            id = other;
            stopProposing();
            step.set(new Step.None());
        }
        update(desk.store().state());
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        Optional<LeaseState> next = id.flatMap(state.leases()::find);
        if (!next.equals(lease.get())) {
            lease.set(next);
        }
    }

    /** Takes a step that needs nothing more to be said. */
    public void take(LeaseView.Action action) {
        switch (action) {
            case GO_ON -> begin(action, (found, one) -> found.goOn(one));
            case PROPOSE -> propose();
            case RELEASE -> begin(action, (found, one) -> found.release(one, false));
            case FIX_ANEW -> begin(action, (found, one) -> found.fixAnew(one));
            case RELEASE_INTO_GIT -> begin(action, (found, one) -> found.release(one, true));
            case EXTEND, ABANDON ->
                    throw new IllegalArgumentException(action + " needs to be told why");
        }
    }

    /** Proposes the best edit that is proved; without one, the files are finished by hand. */
    private void propose() {
        boolean begun = lease.get().filter(one -> one.lease().pending().isPresent()).isPresent();
        begin(
                LeaseView.Action.PROPOSE,
                (found, one) -> {
                    if (begun) {
                        found.propose(one);
                        return;
                    }
                    ProposalDraft draft = found.draft(one);
                    Optional<Candidate> proved = draft.complete();
                    if (proved.isPresent()) {
                        found.propose(one, draft, proved.get());
                    } else if (draft.isInGitAlready()) {
                        // Says that there is nothing to propose, and what to do instead.
                        found.propose(one);
                    } else {
                        desk.ui().run(() -> finish(one, draft));
                    }
                });
    }

    private void finish(String one, ProposalDraft unproved) {
        if (id.filter(one::equals).isPresent()) {
            lease.get()
                    .ifPresent(
                            known -> {
                                ProposalModel model = new ProposalModel(desk, known.application());
                                proposing.set(Optional.of(model));
                                model.finish(one, unproved);
                            });
        }
    }

    /** Looks at the ways to edit the source before one is handed in. */
    public void review() {
        Optional<LeaseState> known = lease.get();
        if (known.isPresent() && desk.readings().proposals().isPresent()) {
            ProposalModel model = new ProposalModel(desk, known.get().application());
            proposing.set(Optional.of(model));
            model.bypass(known.get().id());
        }
    }

    /** Leaves the ways to edit the source. */
    public void stopProposing() {
        proposing.get().ifPresent(ProposalModel::cancel);
        proposing.set(Optional.empty());
    }

    /** Gives the lease more time from now. */
    public void extend(Duration more, String reason) {
        begin(LeaseView.Action.EXTEND, (found, one) -> found.extend(one, more, reason));
    }

    /** Applies the inverse and ends the lease; closes its open request too where that is asked. */
    public void abandon(String why, boolean closing) {
        begin(LeaseView.Action.ABANDON, (found, one) -> found.abandon(one, why, closing));
    }

    /** One step with a lease. */
    @FunctionalInterface
    private interface Taken {
        void take(LeaseDesk leases, String id) throws BypassException, InterruptedException;
    }

    private void begin(LeaseView.Action action, Taken taken) {
        Optional<LeaseDesk> leases = desk.readings().leases();
        if (id.isEmpty() || leases.isEmpty() || step.get() instanceof Step.Taking) {
            return;
        }
        String one = id.get();
        String application = lease.get().map(LeaseState::application).orElse("");
        step.set(new Step.Taking(action));
        desk.work()
                .start(
                        action + " " + one,
                        () -> {
                            taken.take(leases.get(), one);
                            desk.ui().run(() -> ended(one, application, new Step.None()));
                        },
                        failed ->
                                desk.ui()
                                        .run(
                                                () ->
                                                        ended(
                                                                one,
                                                                application,
                                                                failed(action, failed))));
    }

    private void ended(String one, String application, Step outcome) {
        desk.commands().tendLeases();
        if (!application.isEmpty()) {
            desk.commands().compare(application);
        }
        if (id.filter(one::equals).isPresent()) {
            step.set(outcome);
        }
    }

    private Step failed(LeaseView.Action action, Exception failed) {
        return switch (failed) {
            case InterruptedException _ -> new Step.None();
            case BypassException bypass ->
                    new Step.Failed(
                            action,
                            new Trouble(
                                    new EngineWords(desk.text()).why(bypass),
                                    "",
                                    new EngineWords(desk.text()).next(bypass)));
            default ->
                    new Step.Failed(
                            action,
                            new Trouble(
                                    desk.text().text("bypasses.unexpected"),
                                    failed.toString(),
                                    desk.text().text("trouble.report")));
        };
    }

    /** Returns the lease; empty while it is not known. */
    public ReadOnlyObjectProperty<Optional<LeaseState>> leaseProperty() {
        return lease.getReadOnlyProperty();
    }

    /** Returns the proposal that is looked at or finished by hand; empty while none is. */
    public ReadOnlyObjectProperty<Optional<ProposalModel>> proposingProperty() {
        return proposing.getReadOnlyProperty();
    }

    /** Returns what is being done. */
    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }
}
