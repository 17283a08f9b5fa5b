package dev.leeway.engine.json;

import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** The text is not the JSON that was expected; says where. */
public final class JsonSyntaxException extends RuntimeException implements Told {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final int line;
    private final int column;

    /** Makes the error for a place in the text, both counted from 1. */
    public JsonSyntaxException(Wording problem, int line, int column) {
        super(placed(problem, line, column).text());
        this.said = placed(problem, line, column);
        this.line = line;
        this.column = column;
    }

    private static Wording placed(Wording problem, int line, int column) {
        return JsonPhrase.AT.of(
                problem,
                Wording.quoted(Integer.toString(line)),
                Wording.quoted(Integer.toString(column)));
    }

    /** Returns what is wrong and where. */
    @Override
    public Wording said() {
        return said;
    }

    @Override
    public Wording advice() {
        return Wording.none();
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
