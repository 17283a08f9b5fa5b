package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.rendered.EditPhrase;
import dev.leeway.engine.wording.Wording;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the outbox says in English is read into the phrases that said it. */
class ProposalRecordsTest {
    @ParameterizedTest
    @EnumSource(value = ProposalPhrase.class, mode = EnumSource.Mode.EXCLUDE, names = "AND")
    void everyPhraseIsReadAsItWasWritten(ProposalPhrase phrase) {
        Wording said =
                phrase.of(
                        IntStream.range(0, phrase.places())
                                .mapToObj(place -> "x" + place)
                                .toArray(String[]::new));

        assertThat(ProposalRecords.read(said.text())).isEqualTo(said);
    }

    @Test
    void fieldsAreReadWithTheirObject() {
        Wording edit =
                EditPhrase.EDITS.of(
                        EditPhrase.FIELDS.of(".spec.replicas", "Deployment shop/web"),
                        Wording.quoted("apps/web.yaml"));
        Wording why = ProposalPhrase.UNPROVED_THERE.of(Wording.quoted("main"), edit);

        assertThat(ProposalRecords.read(why.text())).isEqualTo(why);
        assertThat(ProposalRecords.read("two of three checks failed"))
                .isEqualTo(Wording.quoted("two of three checks failed"));
    }

    @Test
    void whatAHostSaidStandsAsItIs() {
        Wording refused =
                ProposalPhrase.BRANCH_REFUSED.of("leeway/fix-1", "remote: no; never (protected)");

        assertThat(ProposalRecords.read(refused.text())).isEqualTo(refused);
        assertThat(ProposalRecords.read("remote: no; never"))
                .isEqualTo(Wording.quoted("remote: no; never"));
    }
}
