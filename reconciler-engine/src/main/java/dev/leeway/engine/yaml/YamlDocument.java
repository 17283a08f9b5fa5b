package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonValue;

/**
 * One document of a text.
 *
 * @param value what it says; never a bare null, such documents are left out
 * @param index its position in the text, from 0; empty documents count
 * @param line the line of the whole text at which its content starts, from 1
 * @param source the text of the chunk that the document was read from, for {@link #places()}
 * @param sourceLine the line of the whole text at which {@code source} starts, from 1
 */
public record YamlDocument(JsonValue value, int index, int line, String source, int sourceLine) {
    /**
     * Returns the lines of the document's fields. Reads the text again, so keep the answer when
     * more than one field is asked for.
     */
    public YamlPlaces places() {
        return YamlPlaces.of(source, sourceLine, line);
    }

    @Override
    public String toString() {
        return "YamlDocument[" + index + " at line " + line + "]";
    }
}
