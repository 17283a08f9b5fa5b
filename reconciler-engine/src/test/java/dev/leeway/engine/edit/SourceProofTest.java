package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonNumber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an edited text does beside what was wanted is told in phrases. */
class SourceProofTest {
    private static final String SOURCE = "a: 1\n# why\nb: 2\n---\nc: 3\n";
    private static final JsonObject WANTED = JsonReader.readObject("{\"a\": 9, \"b\": 2}");
    private static final EditPlan PLAN = EditPlan.replace(3, 4, "9");

    private static List<Wording> residue(String after) throws Exception {
        SourceText source = new SourceText(SOURCE, "", StandardCharsets.UTF_8);
        SourceEdit edit = new SourceEdit.SetValue(0, FieldPath.of("a"), JsonNumber.of(9));
        return new SourceProof(SourceDocument.read(source, edit), WANTED)
                .residue(PLAN, source.with(after));
    }

    @Test
    void whatWasWantedLeavesNothing() throws Exception {
        assertThat(residue(SOURCE.replace("a: 1", "a: 9"))).isEmpty();
    }

    @Test
    void everyKindOfResidueIsAPhrase() throws Exception {
        assertThat(residue(SOURCE.replace("a: 1", "a: 8")))
                .containsExactly(EditRefusalPhrase.LEFT_EDITED.of("1"));
        assertThat(residue(SOURCE.replace("a: 1", "a: 9").replace("c: 3", "c: 4")))
                .containsExactly(
                        EditRefusalPhrase.LEFT_BELOW.of("1"), EditRefusalPhrase.LEFT_OTHER.of("2"));
        assertThat(residue(SOURCE.replace("a: 1", "a: 9") + "---\nd: 4\n"))
                .contains(EditRefusalPhrase.LEFT_DOCUMENTS.of(2, 3));
        assertThat(residue("x: 1\n").getFirst()).isEqualTo(EditRefusalPhrase.LEFT_ABOVE.of("1"));
        assertThat(residue(SOURCE.replace("a: 1", "a: [")).getLast().text())
                .startsWith("in the edited text, line ");
    }

    @Test
    void aRefusalJoinsThem() {
        EditRefusal refusal =
                new EditRefusal.Unproved(
                        FieldPath.of("a"),
                        List.of(
                                EditRefusalPhrase.LEFT_COMMENTS.of(2, 1),
                                EditRefusalPhrase.LEFT_OTHER.of("2")));

        assertThat(refusal.message())
                .isEqualTo(
                        "the edit of .a did not prove: comments would change: 2 were to stay, 1"
                                + " are there; document 2, which is not edited, would change");
    }
}
