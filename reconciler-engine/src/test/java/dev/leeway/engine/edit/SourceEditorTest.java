package dev.leeway.engine.edit;

import dev.leeway.engine.yaml.YamlPhrase;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds edits against files written by hand, in every form in which a file may be saved. */
class SourceEditorTest {
    static List<EditCase> cases() throws Exception {
        return EditCase.all();
    }

    @Test
    void findsTheCases() throws Exception {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesNothingElse(EditCase each) {
        assertThat(outcome(each, UnaryOperator.identity())).isEqualTo(expected(each, text -> text));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheFormOfTheFile(EditCase each) {
        List<UnaryOperator<String>> forms = new ArrayList<>();
        forms.add(text -> text.replace("\n", "\r\n"));
        forms.add(text -> "\uFEFF" + text);
        forms.add(text -> "\uFEFF" + text.replace("\n", "\r\n"));
        forms.add(text -> "# An emoji first: \uD83D\uDE80\n" + text);
        forms.add(text -> text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        for (UnaryOperator<String> form : forms) {
            assertThat(outcome(each, form)).isEqualTo(expected(each, form));
        }
    }

    private static String expected(EditCase each, UnaryOperator<String> form) {
        return each.after().map(form).orElse("refused: " + each.refused());
    }

    private static String outcome(EditCase each, UnaryOperator<String> form) {
        byte[] bytes = form.apply(each.before()).getBytes(UTF_8);
        return switch (SourceEditor.apply(bytes, each.edits(), each.shared())) {
            case EditOutcome.Edited edited -> new String(edited.bytes(), UTF_8);
            case EditOutcome.Refused refused ->
                    each.refused().isEmpty()
                            ? refused.reason().message()
                            : "refused: " + refused.reason().getClass().getSimpleName();
        };
    }

    @Test
    void keepsOtherEncodings() {
        byte[] before = "\uFEFFa: 1 # \uD83D\uDE80\nb: 2\n".getBytes(UTF_16LE);
        List<SourceEdit> edits =
                List.of(new SourceEdit.SetValue(0, FieldPath.of("a"), JsonValue.of("\u00fc")));
        assertThat(SourceEditor.apply(before, edits))
                .isEqualTo(
                        new EditOutcome.Edited(
                                "\uFEFFa: \u00fc # \uD83D\uDE80\nb: 2\n".getBytes(UTF_16LE),
                                List.of(new LineChange(1, 1, 1, 1))));
    }

    /** Found by fuzzing: a pair without brackets of its own ended behind those around it. */
    @Test
    void addsBehindAPairInAFlowSequence() {
        List<SourceEdit> edits =
                List.of(SourceEdit.append(0, FieldPath.of("a"), JsonValue.of("new")));
        assertThat(edited("a: [#- 1\na: [#- 2\n]]", edits))
                .isEqualTo("a: [#- 1\na: [#- 2\n],\nnew]");
        assertThat(edited("a: [x, b: c]\n", edits)).isEqualTo("a: [x, b: c, new]\n");
        assertThat(edited("a: [b: [c]] # why\n", edits)).isEqualTo("a: [b: [c], new] # why\n");
    }

    private static String edited(String before, List<SourceEdit> edits) {
        return switch (SourceEditor.apply(before.getBytes(UTF_8), edits)) {
            case EditOutcome.Edited edited -> new String(edited.bytes(), UTF_8);
            case EditOutcome.Refused refused -> "refused: " + refused.reason().message();
        };
    }

    /**
     * Found by fuzzing: YAML sees a line where the text has none, and places were counted wrong.
     */
    @Test
    void refusesLinesThatOnlyACarriageReturnEnds() {
        List<SourceEdit> edits =
                List.of(
                        new SourceEdit.SetValue(
                                0,
                                FieldPath.of("a"),
                                JsonArray.of(JsonNumber.of(3), JsonValue.of("two"))));
        assertThat(SourceEditor.apply("a:\n- 1 #\r- b:\n".getBytes(UTF_8), edits))
                .isInstanceOfSatisfying(
                        EditOutcome.Refused.class,
                        no ->
                                assertThat(no.reason())
                                        .isEqualTo(
                                                new EditRefusal.Unreadable(
                                                        YamlPhrase.CARRIAGE_RETURN.of(), 2)));
        assertThat(SourceEditor.apply("a:\r\n- 1 #\r\n".getBytes(UTF_8), edits))
                .as("with a line feed it is a line break like others")
                .isInstanceOf(EditOutcome.Edited.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        List<SourceEdit> edits =
                List.of(new SourceEdit.SetValue(0, FieldPath.of("a"), JsonValue.of(1)));
        assertThat(SourceEditor.apply(new byte[] {'a', ':', ' ', (byte) 0xC3, '\n'}, edits))
                .isInstanceOfSatisfying(
                        EditOutcome.Refused.class,
                        no -> assertThat(no.reason()).isInstanceOf(EditRefusal.Unreadable.class));
    }

    @Test
    void tellsTheLinesThatChanged() {
        byte[] before = "a: 1\nb:\n- x\n- y\nc: 3\nd: 4\n".getBytes(UTF_8);
        List<SourceEdit> edits =
                List.of(
                        new SourceEdit.SetValue(0, FieldPath.of("a"), JsonValue.of(2)),
                        SourceEdit.append(0, FieldPath.of("b"), JsonValue.of("z")),
                        new SourceEdit.Remove(0, FieldPath.of("c")));
        assertThat(SourceEditor.apply(before, edits))
                .isInstanceOfSatisfying(
                        EditOutcome.Edited.class,
                        done ->
                                assertThat(done.changes())
                                        .containsExactly(
                                                new LineChange(1, 1, 1, 1),
                                                new LineChange(5, 1, 5, 1)));
    }

    @Test
    void printsNoValues() {
        JsonValue secret = JsonValue.of("hunter2");
        FieldPath path = FieldPath.of("data", "password");
        List<SourceEdit> edits =
                List.of(
                        new SourceEdit.SetValue(0, path, secret),
                        new SourceEdit.InsertKey(0, path, secret, Optional.empty()),
                        SourceEdit.append(0, path, secret));
        assertThat(edits.toString()).contains(".data.password").doesNotContain("hunter2");
        byte[] before = "data: 5\nother: hunter2\n".getBytes(UTF_8);
        for (SourceEdit edit : edits) {
            assertThat(SourceEditor.apply(before, List.of(edit)).toString())
                    .startsWith("Refused")
                    .doesNotContain("hunter2");
        }
    }
}
