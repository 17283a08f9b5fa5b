package dev.leeway.engine.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
}
