package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.DraftRequest;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.TouchedObject;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a fix to Git: draft, proof, submission; delivery follows by itself. */
final class LeaseProposing {
    private final BypassParts parts;
    private final LeaseBook book;
    private final LeasePlace place;

    LeaseProposing(BypassParts parts, LeaseBook book, LeasePlace place) {
        this.parts = parts;
        this.book = book;
        this.place = place;
    }

    /** What is handed in: a draft and the edit that was chosen of it. */
    private record Chosen(ProposalDraft draft, Candidate edit) {}

    /** Says how to come to what is handed in, unless it is at hand from a try that was cut off. */
    @FunctionalInterface
    private interface Choosing {
        Chosen choose()
                throws BypassException,
                        ProposalException,
                        NothingProvedException,
                        InterruptedException;
    }

    /** Drafts, and hands in the best edit that is proved and hits nobody else. */
    Lease propose(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        return propose(
                lease,
                () -> {
                    ProposalDraft draft = drafted(opened);
                    return new Chosen(
                            draft,
                            draft.complete().orElseThrow(() -> nothingProved(draft, opened.id())));
                });
    }

    /** Hands in an edit that the operator chose or finished by hand. */
    Lease propose(Lease lease, ProposalDraft draft, Candidate chosen)
            throws BypassException, InterruptedException {
        if (!chosen.isComplete() && !chosen.needsConsent()) {
            throw new BypassException(
                    BypassPhrase.SAYS.of(Wording.quoted(lease.id()), BypassPhrase.UNPROVED.of()),
                    BypassPhrase.UNPROVED_NEXT.of(),
                    null);
        }
        return propose(lease, () -> new Chosen(draft, chosen));
    }

    ProposalDraft draft(Lease lease, Bypass opened) throws BypassException, InterruptedException {
        try {
            return drafted(opened);
        } catch (ProposalException e) {
            throw trouble(lease, e);
        } catch (NothingProvedException e) {
            throw new BypassException(
                    BypassPhrase.SAYS.of(Wording.quoted(lease.id()), e.said()), e.advice(), e);
        }
    }

    private Lease propose(Lease lease, Choosing choosing)
            throws BypassException, InterruptedException {
        Proposals proposals = proposals();
        long earlier = lease.times(BypassState.Proposed.class);
        String id = earlier == 0 ? lease.id() : lease.id() + "-" + (earlier + 1);
        Lease here =
                lease.pending().filter(intended -> intended.to() == Stage.PROPOSED).isPresent()
                        ? lease
                        : book.intend(lease, Stage.PROPOSED, LeaseIntent.PROPOSE.words(id));
        try {
            Optional<Proposal> known = proposals.find(id);
            Proposal proposal;
            if (known.isPresent()) {
                proposal = known.get();
            } else {
                Chosen chosen = choosing.choose();
                proposal = proposals.submit(chosen.draft(), chosen.edit(), reason(here, id));
            }
            Lease proposed =
                    book.reach(
                            here,
                            new BypassState.Proposed(
                                    book.now(), id, proposal.branch(), proposal.commit()));
            // Should the host be down, the outbox sends it later.
            proposals.deliver(id);
            return proposed;
        } catch (ProposalException e) {
            throw trouble(here, e);
        } catch (NothingProvedException e) {
            book.drop(here, String.valueOf(e.getMessage()));
            throw new BypassException(
                    BypassPhrase.SAYS.of(Wording.quoted(here.id()), e.said()), e.advice(), e);
        }
    }

    private Proposals proposals() throws BypassException {
        return parts.proposals()
                .orElseThrow(
                        () ->
                                new BypassException(
                                        BypassPhrase.NO_PROPOSALS.of(),
                                        BypassPhrase.NO_PROPOSALS_NEXT.of(),
                                        null));
    }

    private static BypassException trouble(Lease lease, ProposalException e) {
        return new BypassException(
                BypassPhrase.SAYS.of(Wording.quoted(lease.id()), e.said()), e.advice(), e);
    }

    private ProposalDraft drafted(Bypass opened)
            throws BypassException,
                    ProposalException,
                    NothingProvedException,
                    InterruptedException {
        return proposals().draft(DraftRequest.of(opened.application(), touched(opened)));
    }

    private static ProposalReason reason(Lease lease, String id) {
        Bypass bypass = lease.bypass();
        return new ProposalReason(
                ProposalReason.Kind.BYPASS,
                id,
                bypass.reason(),
                bypass.incident(),
                bypass.owner(),
                bypass.approver().map(List::of).orElse(List.of()),
                Optional.of(bypass.end()));
    }

    private static NothingProvedException nothingProved(ProposalDraft draft, String id) {
        if (draft.isInGitAlready()) {
            return new NothingProvedException(
                    BypassPhrase.IN_GIT_ALREADY.of(), BypassPhrase.IN_GIT_ALREADY_NEXT.of());
        }
        return new NothingProvedException(Unproved.said(draft), Unproved.advice(draft, id));
    }

    private List<TouchedObject> touched(Bypass opened)
            throws BypassException, NothingProvedException, InterruptedException {
        List<TouchedObject> touched = new ArrayList<>();
        for (ObjectFix fix : opened.fixes()) {
            List<FieldPath> lasting = fix.lasting();
            if (lasting.isEmpty()) {
                continue;
            }
            if (!(place.work(opened).read(fix) instanceof LiveState.Present present)) {
                throw new BypassException(
                        BypassPhrase.UNREAD_UNPROPOSED.of(fix.key().toString()),
                        BypassPhrase.AGAIN_WHEN_ANSWERED_NEXT.of(),
                        null);
            }
            touched.add(new TouchedObject(fix.key(), lasting, present.manifest().root()));
        }
        if (touched.isEmpty()) {
            throw new NothingProvedException(
                    BypassPhrase.NOTHING_TO_COMMIT.of(), BypassPhrase.NOTHING_TO_COMMIT_NEXT.of());
        }
        return touched;
    }

    /** No edit of the source passes its proof. */
    private static final class NothingProvedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Wording said;
        private final transient Wording advice;

        NothingProvedException(Wording said, Wording advice) {
            super(said.text());
            this.said = said;
            this.advice = advice;
        }

        Wording said() {
            return said;
        }

        Wording advice() {
            return advice;
        }
    }
}
