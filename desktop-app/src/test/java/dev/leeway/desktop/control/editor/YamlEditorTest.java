package dev.leeway.desktop.control.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.OpenApiSchemas;
import dev.leeway.engine.schema.SchemaSuggestion;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** What somebody sees who types. */
class YamlEditorTest {
    private static final FieldSchema SHAPE =
            OpenApiSchemas.of(
                            Map.of(
                                    "v1",
                                    (JsonObject)
                                            JsonReader.read(
                                                    """
                                                    {"components":{"schemas":{"Shop":{"type":"object",
                                                     "x-kubernetes-group-version-kind":[{"group":"","version":"v1","kind":"Shop"}],
                                                     "properties":{"kind":{"type":"string"},"apiVersion":{"type":"string"},
                                                      "spec":{"type":"object","properties":{
                                                       "replicas":{"type":"integer","description":"How many."},
                                                       "policy":{"type":"string","enum":["Always","Never"]}}}}}}}}
                                                    """)))
                    .find(new Gvk("", "v1", "Shop"))
                    .orElseThrow();
    private static final String TEXT = "apiVersion: v1\nkind: Shop\nspec:\n  replicas: 3\n";

    private static YamlEditor editor(String text) {
        YamlEditor editor =
                new YamlEditor(
                        "a shop",
                        new EditorText(new SampleWorkspace().text()),
                        new InlineWork(),
                        Fx.THREAD);
        new Scene(editor, 700, 500);
        editor.show(text, Optional.of(SHAPE));
        Fx.settle(editor);
        return editor;
    }

    private static CodeArea area(YamlEditor editor) {
        return (CodeArea) editor.lookup(".code-area");
    }

    @Test
    void problemsAreFoundWhileTypingAndGoneWhenCorrected() throws Exception {
        Fx.run(
                () -> {
                    YamlEditor editor = editor(TEXT);
                    assertThat(editor.problemsProperty().get()).isEmpty();
                    editor.goTo(3, 10);
                    editor.type("s");
                    assertThat(editor.problemsProperty().get())
                            .singleElement()
                            .satisfies(
                                    problem -> {
                                        assertThat(problem.line()).isEqualTo(3);
                                        assertThat(problem.message())
                                                .contains("replicass", "replicas");
                                    });
                    assertThat(area(editor).getStyleOfChar(3, 4)).contains("problem", "yaml-key");
                    editor.undo();
                    assertThat(editor.problemsProperty().get()).isEmpty();
                    assertThat(area(editor).getStyleOfChar(3, 4)).doesNotContain("problem");
                    editor.goTo(3, 0);
                    editor.type(" ");
                    assertThat(editor.textProperty().get()).contains("   replicas");
                    editor.goTo(4, 0);
                    editor.type("a: [");
                    assertThat(editor.problemsProperty().get()).isNotEmpty();
                });
    }

    @Test
    void theProblemAtTheCaretIsTheOneThatIsTold() throws Exception {
        Fx.run(
                () -> {
                    YamlEditor editor = editor(TEXT.replace("3", "three") + "  polcy: Never\n");
                    Labeled told = (Labeled) editor.lookup(".editor-problem");
                    editor.goTo(0, 0);
                    assertThat(told.getText()).contains("2 problems, one in line 4", "integer");
                    editor.goTo(4, 2);
                    assertThat(told.getText())
                            .contains("2 problems, one in line 5", "polcy", "policy");
                });
    }

    @Test
    void aKeyPressColoursALineAndNotTheDocument() throws Exception {
        Fx.run(
                () -> {
                    YamlEditor editor = editor(TEXT + "# filler\n".repeat(20_000));
                    long before = editor.colouredLines();
                    editor.goTo(3, 13);
                    editor.type("1");
                    assertThat(editor.colouredLines() - before).isEqualTo(1);
                    editor.goTo(3, 0);
                    long block = editor.colouredLines();
                    editor.type("\"");
                    assertThat(editor.colouredLines() - block)
                            .as("an open quote changes what follows")
                            .isGreaterThan(10_000);
                });
    }

    @Test
    void fieldsAndValuesAreSuggestedAndTaken() throws Exception {
        Fx.run(
                () -> {
                    YamlEditor editor = editor(TEXT + "  \n");
                    editor.goTo(4, 2);
                    assertThat(editor.suggest()).isTrue();
                    assertThat(editor.suggested())
                            .extracting(SchemaSuggestion::text)
                            .as("replicas stands there already")
                            .containsExactly("policy");
                    editor.accept(editor.suggested().getFirst());
                    assertThat(editor.textProperty().get()).endsWith("  policy: \n");
                    assertThat(editor.suggest()).isTrue();
                    assertThat(editor.suggested())
                            .extracting(SchemaSuggestion::text)
                            .containsExactly("Always", "Never");
                    editor.accept(editor.suggested().getLast());
                    assertThat(editor.textProperty().get()).contains("policy: Never");
                    assertThat(editor.problemsProperty().get()).isEmpty();
                });
    }

    @Test
    void linesThatDifferFromTheBaseAreMarked() throws Exception {
        Fx.run(
                () -> {
                    YamlEditor editor = editor(TEXT);
                    editor.compareWith(Optional.of(TEXT));
                    assertThat(editor.markedLines()).isZero();
                    editor.goTo(3, 13);
                    editor.type("1");
                    assertThat(editor.markedLines()).isEqualTo(1);
                    editor.toggleMarks();
                    assertThat(editor.markedLines()).isZero();
                    assertThat(LineMark.between("a\nb\nc\n", "a\nx\nc\nd\n"))
                            .hasEntrySatisfying(
                                    1,
                                    mark ->
                                            assertThat(mark.kind())
                                                    .isEqualTo(LineMark.Kind.CHANGED))
                            .hasEntrySatisfying(
                                    3,
                                    mark -> assertThat(mark.kind()).isEqualTo(LineMark.Kind.ADDED));
                });
    }

    @Test
    void matchesDoNotOverlapAndCaseCanMatter() {
        assertThat(FindBar.matches("aAaA", "aa", false)).containsExactly(0, 2);
        assertThat(FindBar.matches("aAaA", "aA", true)).containsExactly(0, 2);
        assertThat(FindBar.matches("abc", "", false)).isEmpty();
    }
}
