package dev.leeway.engine.fields;

import java.util.ArrayList;
import java.util.List;

/**
 * A path from the root of an object to a field.
 *
 * <p>Prints as the API server's conflict messages have it: {@code
 * .spec.template.spec.containers[name="web"].image}.
 *
 * @param elements the steps; empty for the object itself
 */
public record FieldPath(List<PathElement> elements) implements Comparable<FieldPath> {
    /** The object itself. */
    public static final FieldPath ROOT = new FieldPath(List.of());

    public FieldPath {
        elements = List.copyOf(elements);
    }

    /** Returns the path that goes through members of objects only. */
    public static FieldPath of(String... names) {
        List<PathElement> elements = new ArrayList<>(names.length);
        for (String name : names) {
            elements.add(PathElement.name(name));
        }
        return new FieldPath(elements);
    }

    /** Returns this path with one step more. */
    public FieldPath then(PathElement element) {
        List<PathElement> longer = new ArrayList<>(elements);
        longer.add(element);
        return new FieldPath(longer);
    }

    /** Returns the path without its last step; the root's parent is the root. */
    public FieldPath parent() {
        return elements.isEmpty() ? this : new FieldPath(elements.subList(0, elements.size() - 1));
    }

    /** Returns whether this path is the other one or leads to it. */
    public boolean isPrefixOf(FieldPath other) {
        return elements.size() <= other.elements.size()
                && elements.equals(other.elements.subList(0, elements.size()));
    }

    @Override
    public int compareTo(FieldPath other) {
        int shared = Math.min(elements.size(), other.elements.size());
        for (int i = 0; i < shared; i++) {
            int order = elements.get(i).compareTo(other.elements.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(elements.size(), other.elements.size());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        elements.forEach(text::append);
        return text.toString();
    }
}
