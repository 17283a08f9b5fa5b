package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Selects objects by the values of some of their fields: {@code
 * metadata.name=web,status.phase!=Failed}.
 *
 * @param terms all of which must hold
 */
public record FieldSelector(List<Term> terms) {
    /** Selects everything. */
    public static final FieldSelector ALL = new FieldSelector(List.of());

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    /**
     * One condition.
     *
     * @param field the dotted path
     * @param equal whether the value must be equal (or must differ)
     * @param value the value as text
     */
    public record Term(String field, boolean equal, String value) {}

    /**
     * Reads a selector.
     *
     * @throws SelectorException when it is not one
     */
    public static FieldSelector parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Term> terms = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            terms.add(term(part.strip(), text));
        }
        return new FieldSelector(terms);
    }

    private static Term term(String part, String whole) {
        int at = part.indexOf('=');
        if (at <= 0) {
            throw new SelectorException(
                    "invalid selector: '" + whole + "'; can't understand '" + part + "'");
        }
        boolean different = part.charAt(at - 1) == '!';
        String field = part.substring(0, different ? at - 1 : at);
        String value = part.substring(part.startsWith("==", at) ? at + 2 : at + 1);
        return new Term(field.strip(), !different, value.strip());
    }

    /**
     * Refuses fields by which a type's objects cannot be selected.
     *
     * @throws SelectorException naming the field
     */
    public void requireKnown(Set<String> known) {
        for (Term term : terms) {
            if (!known.contains(term.field())) {
                throw new SelectorException("field label not supported: " + term.field());
            }
        }
    }

    /** Returns the name that the selection is limited to, empty when it is not. */
    public String onlyName() {
        return terms.stream()
                .filter(term -> term.equal() && "metadata.name".equals(term.field()))
                .map(Term::value)
                .findFirst()
                .orElse("");
    }

    /** Returns whether the object's fields have the wanted values. */
    public boolean matches(JsonObject object) {
        return terms.stream()
                .allMatch(term -> value(object, term.field()).equals(term.value()) == term.equal());
    }

    private static String value(JsonObject object, String field) {
        return switch (object.at(field.split("\\.", -1))) {
            case JsonString string -> string.value();
            case JsonNumber number -> number.toString();
            case JsonBoolean bool -> bool.toString();
            case null, default -> whenAbsent(field);
        };
    }

    /** Fields that have a value for selectors even where the object leaves them out. */
    private static String whenAbsent(String field) {
        return switch (field) {
            case "spec.unschedulable", "spec.hostNetwork" -> "false";
            case "status.successful", "status.replicas" -> "0";
            default -> "";
        };
    }
}
