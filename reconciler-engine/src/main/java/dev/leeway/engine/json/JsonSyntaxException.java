package dev.leeway.engine.json;

import java.io.Serial;

/** The text is not the JSON that was expected; says where. */
public final class JsonSyntaxException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** Makes the error for a place in the text, both counted from 1. */
    public JsonSyntaxException(String problem, int line, int column) {
        super(problem + " (line " + line + ", column " + column + ")");
        this.line = line;
        this.column = column;
    }

    /** Returns the line, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column, from 1. */
    public int column() {
        return column;
    }
}
