package dev.leeway.engine.render;

/**
 * Where a document came from.
 *
 * @param file the path from the repository's root; for generated documents the file that generates
 *     them
 * @param document the position of the document in the file, from 0
 * @param line the line at which it starts, from 1; 0 when not known
 */
public record Origin(String file, int document, int line) {
    /** Returns {@code file:line}, or the file alone when the line is not known. */
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
