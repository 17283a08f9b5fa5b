package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.DraftRequest;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.RevertRequest;
import dev.leeway.engine.proposal.TouchedObject;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A proposal on its way: drafted and proved, chosen, then handed in and sent. */
public final class ProposalModel {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 40;

    private final Desk desk;
    private final String application;
    private final ReadOnlyObjectWrapper<Loadable<ProposalDraft>> draft =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<Proposal>> made =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Optional<Candidate>> chosen =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private ProposalReason.Kind kind = ProposalReason.Kind.ADOPT;
    private String reason = "";
    private String incident = "";
    private BackgroundWork.@Nullable Job running;

    /** Makes the model of an application's proposals. */
    public ProposalModel(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
    }

    /** Drafts an edit that brings live values into Git, and proves it. */
    public void adopt(List<TouchedObject> touched) {
        kind = ProposalReason.Kind.ADOPT;
        draft(proposals -> proposals.draft(DraftRequest.of(application, touched)));
    }

    /** Drafts a commit that makes the source what it was at an older revision, and proves it. */
    public void revert(String revision) {
        kind = ProposalReason.Kind.REVERT;
        draft(
                proposals ->
                        proposals.revert(
                                new RevertRequest(
                                        application, revision, DraftRequest.USUAL_TIMEOUT)));
    }

    /** Asks the proposals for something. */
    private interface Asking<T> {
        T of(Proposals proposals) throws ProposalException, InterruptedException;
    }

    private void draft(Asking<ProposalDraft> asking) {
        cancel();
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
                            choose(one.complete().or(() -> one.candidates().stream().findFirst()));
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
                String.valueOf(broken.getMessage()),
                broken instanceof ProposalException proposal
                        ? proposal.nextStep()
                        : desk.text().text("trouble.report"));
    }

    /** Chooses a way. */
    public void choose(Optional<Candidate> candidate) {
        chosen.set(candidate);
    }

    /** Takes why. */
    public void reason(String text) {
        reason = text.strip();
    }

    /** Takes the incident's reference. */
    public void incident(String text) {
        incident = text.strip();
    }

    /** Returns whether the chosen way may be handed in: proved, and consented to by choosing it. */
    public boolean isReady() {
        return chosen.get()
                        .filter(one -> one.isComplete() || one.needsConsent())
                        .filter(one -> !one.files().isEmpty())
                        .isPresent()
                && (made.get() instanceof Loadable.Unasked<Proposal>
                        || made.get() instanceof Loadable.Failed<Proposal>);
    }

    /** Hands the chosen way in and sends it. */
    public void submit(String operator) {
        Optional<ProposalDraft> from = draft.get().latest();
        if (!isReady() || from.isEmpty()) {
            return;
        }
        Candidate candidate = chosen.get().orElseThrow();
        Instant now = desk.store().state().now();
        ProposalReason why =
                new ProposalReason(
                        kind, id(now), reason, incident, operator, List.of(), Optional.empty());
        made.set(new Loadable.Loading<>(Optional.empty(), now));
        ask(
                "propose for " + application,
                proposals -> proposals.deliver(proposals.submit(from.get(), candidate, why).id()),
                one -> {
                    made.set(new Loadable.Loaded<>(one, now));
                    tell(one);
                },
                trouble -> made.set(new Loadable.Failed<>(Optional.empty(), trouble, now)));
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

    /** Stops drafting. */
    public void cancel() {
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

    /** Returns the chosen way. */
    public ReadOnlyObjectProperty<Optional<Candidate>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
