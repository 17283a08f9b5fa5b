package dev.leeway.engine.plan;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.wording.Wording;
import java.util.List;

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
    public Wording said() {
        Wording known =
                lines.isEmpty()
                        ? PlanPhrase.ALONG_NOTHING.of()
                        : Wording.joined(
                                PlanPhrase.AND, lines.stream().map(Cascade::said).toList());
        return unreadable.isEmpty()
                ? known
                : PlanPhrase.ALONG_UNREAD.of(known, Wording.quoted(String.join(", ", unreadable)));
    }

    private static Wording said(Line line) {
        List<String> named = line.names().stream().limit(NAMED).toList();
        Wording count = Wording.count(line.names().size());
        Wording kind = Wording.quoted(line.kind().toString());
        Wording names = Wording.quoted(String.join(", ", named));
        int more = line.names().size() - named.size();
        return more > 0
                ? PlanPhrase.ALONG_MORE.of(count, kind, names, Wording.count(more))
                : PlanPhrase.ALONG.of(count, kind, names);
    }
}
