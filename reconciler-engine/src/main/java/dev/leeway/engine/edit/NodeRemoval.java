package dev.leeway.engine.edit;

import java.util.ArrayList;
import java.util.List;

/** Takes a member or an item out, with the lines and comments that are its own. */
final class NodeRemoval {
    private final SourceDocument document;
    private final SourceText source;

    NodeRemoval(SourceDocument document) {
        this.document = document;
        this.source = document.source();
    }

    /**
     * Returns the ways to do it, best first; empty when the text's form allows none. The collection
     * must have another member.
     */
    List<EditPlan> plans(Spot spot) {
        Spot parent = spot.parent();
        if (parent == null) {
            return List.of();
        }
        SourceNode holder = parent.node();
        if (holder.isFlow() || parent.insideFlow()) {
            return flow(holder, spot.index());
        }
        int start =
                switch (holder) {
                    case SourceNode.Mapping mapping ->
                            mapping.entries().get(spot.index()).key().start();
                    case SourceNode.Sequence list -> dash(source, list, spot.index());
                    case SourceNode.Text _, SourceNode.Alias _ -> -1;
                };
        if (start < 0 || (holder instanceof SourceNode.Mapping && isLongKey(source, start))) {
            return List.of();
        }
        int end = FlowInsertion.members(holder).get(spot.index()).to();
        int tail = new Extent(source).tail(Math.max(end, start), source.column(start));
        boolean first = spot.index() == 0;
        if (source.leadsItsLine(start)) {
            boolean opensDocument = first && parent.parent() == null;
            int head = opensDocument ? source.lineStart(start) : new Extent(source).head(start);
            return lines(head, tail);
        }
        return first ? joined(holder, start, tail) : List.of();
    }

    /** Returns whether a key is introduced by a question mark. */
    static boolean isLongKey(SourceText source, int start) {
        String before = source.text().substring(source.lineStart(start), start).strip();
        return before.equals("?") || before.endsWith(" ?");
    }

    /** Returns where an item's dash stands. */
    static int dash(SourceText source, SourceNode.Sequence list, int index) {
        return index == 0 ? list.content() : source.skipTrivia(list.items().get(index - 1).end());
    }

    /** A file without a line break at its end keeps none, so the break before goes instead. */
    private List<EditPlan> lines(int head, int tail) {
        int to = source.nextLine(tail);
        if (to != tail || head == 0) {
            return List.of(EditPlan.replace(head, to, ""));
        }
        int above = source.lineEnd(source.lineStart(head - 1));
        int filled = above;
        while (filled > 0 && source.lineStart(filled) == filled) {
            filled = source.lineEnd(source.lineStart(filled - 1));
        }
        return List.of(EditPlan.replace(filled, to, ""), EditPlan.replace(above, to, ""));
    }

    /**
     * The first member stands behind a dash: the second one moves up, unless comments precede it.
     */
    private List<EditPlan> joined(SourceNode holder, int start, int tail) {
        int next =
                switch (holder) {
                    case SourceNode.Mapping mapping -> mapping.entries().get(1).key().start();
                    case SourceNode.Sequence list -> dash(source, list, 1);
                    case SourceNode.Text _, SourceNode.Alias _ -> tail;
                };
        if (source.isBlank(tail, next)) {
            return List.of(EditPlan.replace(start, next, ""));
        }
        int from = start;
        while (from > 0 && document.text().charAt(from - 1) == ' ') {
            from--;
        }
        return List.of(EditPlan.replace(from, tail, ""));
    }

    private List<EditPlan> flow(SourceNode holder, int index) {
        List<EditPlan.Stretch> members = FlowInsertion.members(holder);
        EditPlan.Stretch member = members.get(index);
        char bracket = document.text().charAt(holder.content());
        if (bracket != '{' && bracket != '[') {
            return List.of();
        }
        int comma = source.skipTrivia(member.to());
        boolean hasComma = document.text().charAt(comma) == ',';
        int behind = hasComma ? comma + 1 : member.to();
        int lineEnd = source.lineEnd(behind);
        boolean endsLine = source.skipTrivia(behind) >= lineEnd;
        List<EditPlan.Splice> splices = new ArrayList<>();
        int from = member.from();
        int to = behind;
        if (source.leadsItsLine(from) && endsLine) {
            from = new Extent(source).head(from);
            to = source.nextLine(lineEnd);
        } else if (hasComma) {
            to = source.skipBlanks(behind);
        }
        if (!hasComma && index > 0) {
            int previous = members.get(index - 1).to();
            int previousComma = source.skipTrivia(previous);
            if (source.lineStart(previousComma) == source.lineStart(member.from())) {
                from = previousComma;
            } else {
                splices.add(new EditPlan.Splice(previousComma, previousComma + 1, ""));
            }
        }
        splices.add(new EditPlan.Splice(from, to, ""));
        return List.of(
                new EditPlan(
                        splices,
                        List.of(
                                new EditPlan.Stretch(
                                        Math.min(from, holder.content()),
                                        Math.max(to, holder.end()))),
                        List.of(new EditPlan.Stretch(from, to))));
    }
}
