package dev.leeway.engine.bypass;

import dev.leeway.engine.wording.Wording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.Effect.Verdict;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.Revision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever proposes without choosing is told what there is to choose, or what is left over. */
class UnprovedTest {
    private static final FieldPath COLOUR = FieldPath.of("data", "colour");
    private static final Effect AS_WANTED = new Effect("shop", new Verdict.AsWanted());

    @Test
    void anEditThatHitsOthersIsNamedWithThem() {
        Effect other = otherwise("till", new Mismatch.AlsoChanged(BypassHousehold.CONFIG, COLOUR));
        ProposalDraft draft =
                draft(candidate(Candidate.Way.AT_ITS_ORIGIN, AS_WANTED, List.of(other)));

        assertThat(Unproved.said(draft).text())
                .isEqualTo("an edit does it that is not taken unasked: it changes till too.");
        assertThat(Unproved.advice(draft, "b-1").text()).contains("--preview", "--candidate");
    }

    @Test
    void anEditThatChangesMoreOrSplitsSaysSo() {
        Effect own = otherwise("shop", new Mismatch.AlsoChanged(BypassHousehold.API, COLOUR));
        ProposalDraft draft =
                draft(
                        candidate(Candidate.Way.WITH_MORE, own, List.of()),
                        candidate(Candidate.Way.SPLIT_ANCHOR, AS_WANTED, List.of()));

        assertThat(Unproved.said(draft).text())
                .contains(".data.colour of apps/Deployment default/api would change")
                .contains("it takes text apart that an anchor shares");
    }

    @Test
    void whatNothingProvesIsToldInWords() {
        Effect own = otherwise("shop", new Mismatch.NotAsWanted(BypassHousehold.CONFIG, COLOUR));
        ProposalDraft draft = draft(candidate(Candidate.Way.OWN_FILES, own, List.of()));

        assertThat(Unproved.said(draft).text())
                .isEqualTo(
                        "no edit of the source was proved. What is left over: .data.colour of"
                                + " ConfigMap default/settings does not get its live value; the"
                                + " template fixes it");
        assertThat(Unproved.advice(draft, "b-1").text()).contains("--edit");
    }

    private static Effect otherwise(String application, Mismatch mismatch) {
        return new Effect(application, new Verdict.Otherwise(List.of(mismatch)));
    }

    private static Candidate candidate(Candidate.Way way, Effect own, List<Effect> others) {
        return new Candidate(
                way,
                List.of(Wording.quoted("the template fixes it")),
                List.of(
                        FileChange.of(
                                "a.yaml",
                                Optional.empty(),
                                Optional.of("a: 1".getBytes(StandardCharsets.UTF_8)))),
                own,
                others);
    }

    private static ProposalDraft draft(Candidate... candidates) {
        return new ProposalDraft(
                "shop",
                "shop",
                new Revision("c0ffee", "main", "subject", "Ada", Instant.EPOCH),
                "main",
                List.of(),
                List.of(candidates));
    }
}
