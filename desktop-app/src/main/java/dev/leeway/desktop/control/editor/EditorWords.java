package dev.leeway.desktop.control.editor;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.schema.SchemaProblem;

/** The words that an editor needs. */
public interface EditorWords {
    /** Returns the words of a key of the editor's bundle. */
    String text(String key, Object... gaps);

    /** Returns what is wrong, in words. */
    String of(SchemaProblem problem);

    /** Returns what the engine says, in words. */
    String of(Wording said);
}
