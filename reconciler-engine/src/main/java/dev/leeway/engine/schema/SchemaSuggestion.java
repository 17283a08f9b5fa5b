package dev.leeway.engine.schema;

/**
 * Something that can be written at a place of a manifest.
 *
 * @param text what is written: a field's name, or a value
 * @param isField whether it is a field; else a value
 * @param type the field's type in the words of the API; empty for a value
 * @param holds whether the field holds more below it: an object, a map or a list
 * @param isRequired whether the server demands the field
 * @param documentation what the API says of it; empty where it says nothing
 */
public record SchemaSuggestion(
        String text,
        boolean isField,
        String type,
        boolean holds,
        boolean isRequired,
        String documentation) {}
