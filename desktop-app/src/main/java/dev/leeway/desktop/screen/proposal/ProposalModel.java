package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.DraftRequest;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.ProposalPhrase;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.RevertRequest;
import dev.leeway.engine.proposal.TouchedObject;

import dev.leeway.engine.wording.Wording;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A proposal on its way: drafted and proved, chosen or finished by hand, then handed in and sent.
 */
public final class ProposalModel {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 40;

    private final Desk desk;
    private final String application;
    private final HandModel hand;
    private final ReadOnlyObjectWrapper<Loadable<ProposalDraft>> draft =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Proposal>> made =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<Candidate>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper byHand = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper consented = new ReadOnlyBooleanWrapper(false);
    private Optional<String> lease = Optional.empty();
    private ProposalReason.Kind kind = ProposalReason.Kind.ADOPT;
    private String reason = "";
    private String incident = "";
    private BackgroundWork.@Nullable Job running;

    /** Makes the model of an application's proposals. */
    public ProposalModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
        this.hand = new HandModel(desk, this::choose);
    }

    /** Drafts an edit that brings live values into Git, and proves it. */
    public void adopt(List<TouchedObject> touched) {
        kind = ProposalReason.Kind.ADOPT;
        lease = Optional.empty();
        draft(proposals -> proposals.draft(DraftRequest.of(application, touched)));
    }

    /** Drafts a commit that makes the source what it was at an older revision, and proves it. */
    public void revert(String revision) {
        kind = ProposalReason.Kind.REVERT;
        lease = Optional.empty();
        draft(
                proposals ->
                        proposals.revert(
                                new RevertRequest(
                                        application, revision, DraftRequest.USUAL_TIMEOUT)));
    }

    /** Drafts the edit that brings the fix of a lease into Git, and proves it. */
    public void bypass(String id) {
        kind = ProposalReason.Kind.BYPASS;
        lease = Optional.of(id);
        LeaseDesk leases = desk.readings().leases().orElseThrow();
        draft(proposals -> leases.draft(id));
    }

    /**
     * Takes the draft of a lease's fix that nothing proves unasked: a way that does more is offered
     * for the operator to consent to; where there is none, its files are finished by hand.
     */
    public void finish(String id, ProposalDraft unproved) {
        cancel();
        kind = ProposalReason.Kind.BYPASS;
        lease = Optional.of(id);
        byHand.set(false);
        made.set(new Loadable.Unasked<>());
        draft.set(new Loadable.Loaded<>(unproved, desk.store().state().now()));
        boolean offered = unproved.candidates().stream().anyMatch(Candidate::needsConsent);
        chooseFirst(unproved);
        if (!offered) {
            byHand();
        }
    }

    /** Asks the proposals for something. */
    private interface Asking<T> {
        T of(Proposals proposals) throws Exception;
    }

    private void draft(Asking<ProposalDraft> asking) {
        cancel();
        byHand.set(false);
        made.set(new Loadable.Unasked<>());
        chosen.set(Optional.empty());
        Instant now = desk.store().state().now();
        draft.set(new Loadable.Loading<>(Optional.empty(), now));
        running =
                ask(
                        "draft for " + application,
                        asking,
                        one -> {
                            draft.set(new Loadable.Loaded<>(one, now));
                            chooseFirst(one);
                        },
                        trouble ->
                                draft.set(new Loadable.Failed<>(Optional.empty(), trouble, now)));
    }

    private <T> BackgroundWork.Job ask(
            String what, Asking<T> asking, Consumer<T> arrived, Consumer<Trouble> failed) {
        Proposals proposals = desk.readings().proposals().orElseThrow();
        return desk.work()
                .start(
                        what,
                        () -> {
                            T answer = asking.of(proposals);
                            desk.ui().run(() -> arrived.accept(answer));
                        },
                        broken -> {
                            if (!(broken instanceof InterruptedException)) {
                                desk.ui().run(() -> failed.accept(trouble(broken)));
                            }
                        });
    }

    private Trouble trouble(Exception broken) {
        return new Trouble(
                desk.text().text("propose.failed", application),
                new EngineWords(desk.text()).why(broken),
                switch (broken) {
                    case ProposalException proposal -> new EngineWords(desk.text()).next(proposal);
                    case BypassException bypass -> new EngineWords(desk.text()).next(bypass);
                    default -> desk.text().text("trouble.report");
                });
    }

    /** Begins to finish the files of the chosen way by hand. */
    public void byHand() {
        Optional<ProposalDraft> from = draft.get().latest();
        if (from.isEmpty() || byHand.get()) {
            return;
        }
        Optional<Candidate> begun = chosen.get();
        choose(Optional.empty());
        hand.begin(from.get(), begun);
        byHand.set(true);
    }

    /** Goes back to the ways that were drafted; what was typed is given up. */
    public void toWays() {
        if (byHand.get()) {
            hand.forget();
            hand.close();
            byHand.set(false);
            draft.get().latest().ifPresent(this::chooseFirst);
        }
    }

    private void chooseFirst(ProposalDraft of) {
        choose(of.complete().or(() -> of.candidates().stream().findFirst()));
    }

    /** Chooses a way; what another one would have done besides is consented to no more. */
    public void choose(Optional<Candidate> candidate) {
        if (!candidate.equals(chosen.get())) {
            consented.set(false);
        }
        chosen.set(candidate);
    }

    /** Takes whether the operator wants what the chosen way does besides. */
    public void consent(boolean given) {
        consented.set(given);
    }

    /** Returns whether the chosen way does more than was asked for, so that it takes a consent. */
    public boolean asksConsent() {
        return chosen.get().filter(Candidate::needsConsent).isPresent() && isOpen();
    }

    /** Returns whether the operator wants what the chosen way does besides. */
    public ReadOnlyBooleanProperty consentedProperty() {
        return consented.getReadOnlyProperty();
    }

    /** Takes why. */
    public void reason(String text) {
        reason = text.strip();
    }

    /** Takes the incident's reference. */
    public void incident(String text) {
        incident = text.strip();
    }

    /** Returns whether the chosen way may be handed in: proved, and consented to where it must. */
    public boolean isReady() {
        return chosen.get()
                        .filter(one -> one.isComplete() || (one.needsConsent() && consented.get()))
                        .filter(one -> !one.files().isEmpty())
                        .isPresent()
                && isOpen();
    }

    /** Returns whether there is anything to give a reason for: Git does not say it all already. */
    public boolean isToBeReasoned() {
        return lease.isEmpty() && chosen.get().filter(CandidateWords::isInGitAlready).isEmpty();
    }

    private boolean isOpen() {
        return made.get() instanceof Loadable.Unasked<Proposal>
                || made.get() instanceof Loadable.Failed<Proposal>;
    }

    /** Hands the chosen way in and sends it. */
    public void submit(String operator) {
        Optional<ProposalDraft> from = draft.get().latest();
        if (!isReady() || from.isEmpty()) {
            return;
        }
        Candidate candidate = chosen.get().orElseThrow();
        Instant now = desk.store().state().now();
        made.set(new Loadable.Loading<>(Optional.empty(), now));
        ask(
                "propose for " + application,
                lease.isPresent()
                        ? proposals -> handIn(proposals, lease.get(), from.get(), candidate)
                        : proposals ->
                                proposals.deliver(
                                        proposals
                                                .submit(
                                                        from.get(),
                                                        candidate,
                                                        new ProposalReason(
                                                                kind,
                                                                id(now),
                                                                reason,
                                                                incident,
                                                                operator,
                                                                List.of(),
                                                                Optional.empty()))
                                                .id()),
                one -> {
                    made.set(new Loadable.Loaded<>(one, now));
                    hand.forget();
                    tell(one);
                    if (lease.isPresent()) {
                        desk.commands().tendLeases();
                    }
                },
                trouble -> made.set(new Loadable.Failed<>(Optional.empty(), trouble, now)));
    }

    /** The lease knows why, and its account has to say that it was proposed. */
    private Proposal handIn(Proposals proposals, String id, ProposalDraft from, Candidate candidate)
            throws BypassException, ProposalException, InterruptedException {
        LeaseDesk leases = desk.readings().leases().orElseThrow();
        Lease proposed = leases.propose(id, from, candidate);
        String name =
                proposed.state() instanceof BypassState.Proposed state ? state.proposal() : id;
        return proposals
                .find(name)
                .orElseThrow(
                        () ->
                                new ProposalException(
                                        ProposalPhrase.NONE.of(name),
                                        Wording.quoted(desk.text().text("trouble.report"))));
    }

    private void tell(Proposal proposal) {
        desk.store()
                .dispatch(
                        new AppEvent.NoticePosted(
                                new Notice(
                                        false,
                                        new Trouble(
                                                desk.text()
                                                        .text(
                                                                "propose.made",
                                                                application,
                                                                proposal.branch()),
                                                proposal.title(),
                                                ""),
                                        desk.store().state().now(),
                                        desk.store().state().navigation().current())));
    }

    private String id(Instant now) {
        String name = application.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + STAMP.format(now);
    }

    /** Gives it up, with what was typed into files by hand. */
    public void giveUp() {
        hand.forget();
        cancel();
    }

    /** Stops drafting and proving; what was typed into files by hand is kept for the next time. */
    public void cancel() {
        hand.close();
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
    }

    /** Returns the draft. */
    public ReadOnlyObjectProperty<Loadable<ProposalDraft>> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /** Returns what was handed in. */
    public ReadOnlyObjectProperty<Loadable<Proposal>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** Returns the files that are finished by hand. */
    public HandModel hand() {
        return hand;
    }

    /** Returns whether the files are finished by hand. */
    public ReadOnlyBooleanProperty byHandProperty() {
        return byHand.getReadOnlyProperty();
    }

    /** Returns whether a lease says why, so that nobody has to be asked. */
    public boolean isOfLease() {
        return lease.isPresent();
    }

    /** Returns the chosen way. */
    public ReadOnlyObjectProperty<Optional<Candidate>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
