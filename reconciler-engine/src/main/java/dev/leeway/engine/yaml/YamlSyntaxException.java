package dev.leeway.engine.yaml;

import dev.leeway.engine.wording.Wording;
import java.io.Serial;

/** The text is not YAML that Kubernetes could read, or more than the limits allow; says where. */
public final class YamlSyntaxException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Wording said;
    private final String problem;
    private final int document;
    private final int line;
    private final int column;

    /**
     * Makes the error.
     *
     * @param said what is wrong, without the place
     * @param document the position of the document in the text, from 0
     * @param line the line in the whole text, from 1
     * @param column the column, from 1, in characters
     */
    public YamlSyntaxException(Wording said, int document, int line, int column) {
        super(said.text() + " (line " + line + ", column " + column + ")");
        this.said = said;
        this.problem = said.text();
        this.document = document;
        this.line = line;
        this.column = column;
    }

    /** Returns what is wrong, without the place. */
    public Wording said() {
        return said;
    }

    /** Returns that in English. */
    public String problem() {
        return problem;
    }

    /** Returns the position of the document in the text, from 0. */
    public int document() {
        return document;
    }

    /** Returns the line in the whole text, from 1. */
    public int line() {
        return line;
    }

    /** Returns the column, from 1. */
    public int column() {
        return column;
    }
}
