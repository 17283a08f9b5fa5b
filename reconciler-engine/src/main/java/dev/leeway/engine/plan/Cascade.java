package dev.leeway.engine.plan;

import dev.leeway.engine.resource.GroupKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the deletion of one object would take along.
 *
 * @param lines the objects, by kind
 * @param unreadable what could not be listed, so that more may go than is named; empty when all was
 */
public record Cascade(List<Line> lines, List<String> unreadable) {
    /** Nothing goes along. */
    public static final Cascade NOTHING = new Cascade(List.of(), List.of());

    private static final int NAMED = 10;

    public Cascade {
        lines = List.copyOf(lines);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * The objects of one kind.
     *
     * @param kind the kind
     * @param names their names, with the namespace where that is not plain, in order
     */
    public record Line(GroupKind kind, List<String> names) {
        public Line {
            names = List.copyOf(names);
        }
    }

    /** Returns how many objects go along, as far as is known. */
    public int count() {
        return lines.stream().mapToInt(line -> line.names().size()).sum();
    }

    /** Returns the objects by kind, the first ten of each by name. */
    public String words() {
        String known =
                lines.isEmpty()
                        ? "no other object"
                        : lines.stream().map(Cascade::words).collect(Collectors.joining("; "));
        return unreadable.isEmpty()
                ? known
                : known + "; and what could not be listed (" + String.join(", ", unreadable) + ")";
    }

    private static String words(Line line) {
        List<String> named = line.names().stream().limit(NAMED).toList();
        int more = line.names().size() - named.size();
        return line.names().size()
                + " "
                + line.kind()
                + ": "
                + String.join(", ", named)
                + (more > 0 ? " and " + more + " more" : "");
    }
}
