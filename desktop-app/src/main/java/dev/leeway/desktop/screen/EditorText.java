package dev.leeway.desktop.screen;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.editor.EditorWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.schema.SchemaProblem;

/** The words of editors, in the window's language. */
public final class EditorText implements EditorWords {
    private final Text text;

    /** Makes the words. */
    public EditorText(Text text) {
        this.text = text;
    }

    @Override
    public String text(String key, Object... gaps) {
        return text.text(key, gaps);
    }

    @Override
    public String of(Wording said) {
        return new EngineWords(text).words(said);
    }

    @Override
    public String of(SchemaProblem problem) {
        return switch (problem) {
            case SchemaProblem.UnknownField unknown ->
                    unknown.meant().isEmpty()
                            ? text.text("editor.unknown-field", unknown.name())
                            : text.text(
                                    "editor.unknown-field-meant", unknown.name(), unknown.meant());
            case SchemaProblem.WrongType wrong ->
                    text.text("editor.wrong-type", wrong.wanted(), wrong.found());
            case SchemaProblem.MissingField missing ->
                    text.text("editor.missing-field", missing.name());
            case SchemaProblem.NotAllowed not ->
                    text.text("editor.not-allowed", String.join(", ", not.allowed()));
            case SchemaProblem.OutOfRange out -> text.text("editor.out-of-range", out.limits());
            case SchemaProblem.RepeatedItem repeated ->
                    text.text("editor.repeated-item", String.join(", ", repeated.keys()));
        };
    }
}
