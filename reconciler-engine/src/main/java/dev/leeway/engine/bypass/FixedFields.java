package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields of an object a fix sets, as a lease's account says it in words. The words are kept
 * for ever, so they are written and read again in this one place; values never stand in them.
 *
 * @param object the object, as {@link dev.leeway.engine.resource.ResourceKey} is written
 * @param fields the paths of the fields, with commas between them; empty where an older account
 *     names none
 */
public record FixedFields(String object, String fields) {
    private static final String AT = " at ";
    private static final String NEXT = "; ";

    /** Returns in words what fixes set, an object after the other. */
    static String words(List<ObjectFix> fixes) {
        return fixes.stream()
                .map(fix -> fix.key() + AT + paths(fix.touched()))
                .collect(Collectors.joining(NEXT));
    }

    private static String paths(List<FieldPath> fields) {
        return fields.stream().map(FieldPath::toString).collect(Collectors.joining(", "));
    }

    /** Reads words from an account; older ones name objects alone, in brackets. */
    public static List<FixedFields> read(String words) {
        return words.startsWith("[") && words.endsWith("]")
                ? List.of(new FixedFields(words.substring(1, words.length() - 1), ""))
                : Stream.of(words.split(NEXT)).map(FixedFields::one).toList();
    }

    private static FixedFields one(String words) {
        int at = words.indexOf(AT);
        return at < 0
                ? new FixedFields(words, "")
                : new FixedFields(words.substring(0, at), words.substring(at + AT.length()));
    }
}
