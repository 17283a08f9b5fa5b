package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Wording;
import java.nio.file.Path;

/**
 * One mistake in a workspace file.
 *
 * @param file the file
 * @param line the line, from 1; 0 when the file as a whole is at fault
 * @param column the column, from 1; 0 when the file as a whole is at fault
 * @param field where in the tree, for example {@code applications[2].source.path}; empty for the
 *     file as a whole
 * @param what what is wrong and what would be right, in one sentence
 */
public record WorkspaceProblem(Path file, int line, int column, String field, Wording what) {
    /** Returns in English what is wrong and what would be right. */
    public String message() {
        return what.text();
    }

    /** Returns {@code FILE:LINE:COLUMN: FIELD: MESSAGE}, as compilers print it. */
    public Wording said() {
        String place = line == 0 ? file.toString() : file + ":" + line + ":" + column;
        return WorkspacePhrase.AT.of(
                Wording.quoted(field.isEmpty() ? place : place + ": " + field), what);
    }

    /** Returns that in English. */
    @Override
    public String toString() {
        return said().text();
    }
}
