package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import java.util.List;

/**
 * Whose some of the touched fields were before a fix: what one entry of {@code managedFields} said
 * of them. Names of fields and managers alone, never values.
 *
 * @param head the entry without its fields: manager, operation, version, subresource and time
 * @param fields the touched fields that it names, with what is around and in them
 */
public record FormerOwner(JsonObject head, FieldSet fields) {
    private static final String FIELDS = "fieldsV1";

    /** Returns who owns these fields of an object, or something around or in them. */
    static List<FormerOwner> of(Manifest live, List<FieldPath> touched) {
        return live.metadata()
                .arrayAt("managedFields")
                .objects()
                .map(
                        entry ->
                                new FormerOwner(
                                        entry.without(FIELDS),
                                        FieldSet.of(
                                                FieldSet.parse(entry.objectAt(FIELDS))
                                                        .paths()
                                                        .stream()
                                                        .filter(path -> meets(path, touched))
                                                        .toList())))
                .filter(owner -> !owner.fields().isEmpty())
                .toList();
    }

    /** Returns whether a path is one of these fields, or around or in one. */
    static boolean meets(FieldPath path, List<FieldPath> touched) {
        return touched.stream().anyMatch(field -> field.isPrefixOf(path) || path.isPrefixOf(field));
    }

    /**
     * Returns whether an entry speaks for the same manager in the same way. Paths are in the words
     * of a version, so an entry of another version is another one.
     */
    boolean speaksAs(JsonObject entry) {
        return List.of("manager", "operation", "apiVersion", "subresource").stream()
                .allMatch(name -> entry.string(name, "").equals(head.string(name, "")));
    }

    /** Returns an entry that gives these fields to whom they belonged. */
    JsonObject entry(FieldSet given) {
        return head.with("fieldsType", new JsonString("FieldsV1")).with(FIELDS, given.toFieldsV1());
    }
}
