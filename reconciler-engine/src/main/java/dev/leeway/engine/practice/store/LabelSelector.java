package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selects objects by labels: {@code app=web,tier in (a, b),!legacy}.
 *
 * @param terms all of which must hold
 */
public record LabelSelector(List<Term> terms) {
    /** Selects everything. */
    public static final LabelSelector ALL = new LabelSelector(List.of());

    private static final Pattern SET =
            Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
    private static final Pattern EQUALITY =
            Pattern.compile("\\s*([^\\s=!<>]+)\\s*(==|=|!=|>|<)\\s*([^\\s=!]*)\\s*");
    private static final Pattern PRESENCE = Pattern.compile("\\s*(!?)\\s*([^\\s=!<>()]+)\\s*");

    public LabelSelector {
        terms = List.copyOf(terms);
    }

    /** How a label is judged. */
    public enum Operator {
        /** It has one of the values. */
        IN,
        /** It has none of the values, or is missing. */
        NOT_IN,
        /** It is there. */
        EXISTS,
        /** It is missing. */
        MISSING,
        /** It is a number above the value. */
        ABOVE,
        /** It is a number below the value. */
        BELOW
    }

    /**
     * One condition.
     *
     * @param label the label's name
     * @param operator how it is judged
     * @param values the values to judge by
     */
    public record Term(String label, Operator operator, Set<String> values) {
        public Term {
            values = Set.copyOf(values);
        }

        private boolean matches(Optional<String> value) {
            return switch (operator) {
                case IN -> value.isPresent() && values.contains(value.get());
                case NOT_IN -> value.isEmpty() || !values.contains(value.get());
                case EXISTS -> value.isPresent();
                case MISSING -> value.isEmpty();
                case ABOVE -> value.isPresent() && compare(value.get()) > 0;
                case BELOW -> value.isPresent() && compare(value.get()) < 0;
            };
        }

        private int compare(String value) {
            try {
                return Long.compare(
                        Long.parseLong(value), Long.parseLong(values.iterator().next()));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    /**
     * Reads a selector.
     *
     * @throws SelectorException when it is not one
     */
    public static LabelSelector parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        List<Term> terms = new ArrayList<>();
        for (String part : parts(text)) {
            terms.add(term(part));
        }
        return new LabelSelector(terms);
    }

    /** Reads a selector object ({@code matchLabels}, {@code matchExpressions}). */
    public static LabelSelector of(JsonObject selector) {
        List<Term> terms = new ArrayList<>();
        selector.object("matchLabels")
                .ifPresent(
                        labels ->
                                labels.forEach(
                                        (name, value) -> {
                                            if (value instanceof JsonString text) {
                                                terms.add(equal(name, text.value()));
                                            }
                                        }));
        selector.array("matchExpressions")
                .orElse(JsonArray.EMPTY)
                .objects()
                .forEach(expression -> terms.add(expressionTerm(expression)));
        return new LabelSelector(terms);
    }

    /** Reads a plain map of labels, as Services and ReplicationControllers have it. */
    public static LabelSelector ofLabels(JsonObject labels) {
        return of(JsonObject.of("matchLabels", labels));
    }

    private static Term expressionTerm(JsonObject expression) {
        Set<String> values =
                expression.array("values").orElse(JsonArray.EMPTY).stream()
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).value())
                        .collect(Collectors.toSet());
        Operator operator =
                switch (expression.string("operator", "")) {
                    case "In" -> Operator.IN;
                    case "NotIn" -> Operator.NOT_IN;
                    case "Exists" -> Operator.EXISTS;
                    case "DoesNotExist" -> Operator.MISSING;
                    default ->
                            throw new SelectorException(
                                    "unknown operator of a label selector in " + expression);
                };
        return new Term(expression.string("key", ""), operator, values);
    }

    private static Term equal(String label, String value) {
        return new Term(label, Operator.IN, Set.of(value));
    }

    /** Splits at commas outside parentheses. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static Term term(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = new TreeSet<>();
            for (String value : set.group(3).split(",", -1)) {
                values.add(value.strip());
            }
            return new Term(
                    set.group(1),
                    "in".equals(set.group(2)) ? Operator.IN : Operator.NOT_IN,
                    values);
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            Operator operator =
                    switch (equality.group(2)) {
                        case "!=" -> Operator.NOT_IN;
                        case ">" -> Operator.ABOVE;
                        case "<" -> Operator.BELOW;
                        default -> Operator.IN;
                    };
            return new Term(equality.group(1), operator, Set.of(equality.group(3)));
        }
        Matcher presence = PRESENCE.matcher(part);
        if (presence.matches()) {
            return new Term(
                    presence.group(2),
                    presence.group(1).isEmpty() ? Operator.EXISTS : Operator.MISSING,
                    Set.of());
        }
        throw new SelectorException(
                "unable to parse requirement: found '" + part.strip() + "' in a label selector");
    }

    /** Returns whether the object's labels match. */
    public boolean matches(JsonObject object) {
        return terms.stream()
                .allMatch(term -> term.matches(ObjectMeta.label(object, term.label())));
    }

    /** Returns the selector as a query has it. */
    public String text() {
        return terms.stream().map(LabelSelector::text).collect(Collectors.joining(","));
    }

    private static String text(Term term) {
        String list = String.join(",", new TreeSet<>(term.values()));
        return switch (term.operator()) {
            case IN ->
                    term.values().size() == 1
                            ? term.label() + "=" + list
                            : term.label() + " in (" + list + ")";
            case NOT_IN ->
                    term.values().size() == 1
                            ? term.label() + "!=" + list
                            : term.label() + " notin (" + list + ")";
            case EXISTS -> term.label();
            case MISSING -> "!" + term.label();
            case ABOVE -> term.label() + ">" + list;
            case BELOW -> term.label() + "<" + list;
        };
    }
}
