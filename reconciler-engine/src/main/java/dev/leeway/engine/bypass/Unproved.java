package dev.leeway.engine.bypass;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Words why no edit of a draft is handed in unasked, and what the operator can do. Pure. */
final class Unproved {
    private static final int MOST = 5;

    private Unproved() {}

    /** Returns why: it needs a choice, or nothing proves, with what is left over. */
    static Wording said(ProposalDraft draft) {
        List<Candidate> choices = choices(draft);
        return choices.isEmpty()
                ? BypassPhrase.LEFT_OVER.of(joined(left(draft)))
                : BypassPhrase.NEEDS_CHOICE.of(
                        joined(choices.stream().flatMap(Unproved::price).distinct()));
    }

    /** Returns what to do next. */
    static Wording advice(ProposalDraft draft, String id) {
        return (choices(draft).isEmpty()
                        ? BypassPhrase.LEFT_OVER_NEXT
                        : BypassPhrase.NEEDS_CHOICE_NEXT)
                .of(id);
    }

    private static List<Candidate> choices(ProposalDraft draft) {
        return draft.candidates().stream().filter(Candidate::needsConsent).toList();
    }

    private static Stream<Wording> price(Candidate choice) {
        Stream<Wording> split =
                choice.way() == Candidate.Way.SPLIT_ANCHOR
                        ? Stream.of(BypassPhrase.SPLITS.of())
                        : Stream.empty();
        return Stream.of(
                        split,
                        choice.more().stream().map(Unproved::words),
                        choice.hit().stream().map(one -> BypassPhrase.HITS.of(one.application())))
                .flatMap(Function.identity());
    }

    private static Stream<Wording> left(ProposalDraft draft) {
        return Stream.concat(
                draft.candidates().stream()
                        .flatMap(one -> one.own().residue().stream())
                        .map(Unproved::words)
                        .distinct(),
                draft.candidates().stream().flatMap(one -> one.notes().stream()).distinct());
    }

    private static Wording words(Mismatch mismatch) {
        String object = mismatch.object().toString();
        return switch (mismatch) {
            case Mismatch.NotAsWanted one ->
                    BypassPhrase.LEFT_UNMET.of(one.field().toString(), object);
            case Mismatch.AlsoChanged one ->
                    BypassPhrase.LEFT_CHANGES.of(one.field().toString(), object);
            case Mismatch.Appears _ -> BypassPhrase.LEFT_APPEARS.of(object);
            case Mismatch.Disappears _ -> BypassPhrase.LEFT_GONE.of(object);
        };
    }

    private static Wording joined(Stream<Wording> words) {
        return words.limit(MOST)
                .reduce((one, next) -> BypassPhrase.LEFT_AND.of(one, next))
                .orElse(Wording.none());
    }
}
