package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Adds members and items between brackets, on one line or on lines of their own. */
final class FlowInsertion {
    private final SourceDocument document;
    private final SourceText source;

    FlowInsertion(SourceDocument document) {
        this.document = document;
        this.source = document.source();
    }

    List<EditPlan> member(SourceNode.Mapping mapping, int position, String name, JsonValue value) {
        ScalarStyle wish =
                mapping.entries().getLast().value() instanceof SourceNode.Text text
                                && !text.isAbsent()
                        ? text.style()
                        : ScalarStyle.PLAIN;
        String text = new FlowWriting(document.style(), keyStyle(mapping)).entry(name, value, wish);
        return at(mapping, members(mapping), position, text, '{');
    }

    List<EditPlan> item(SourceNode.Sequence list, int position, JsonValue value) {
        SourceNode neighbour = list.items().get(Math.clamp(position - 1L, 0, list.items().size()));
        ScalarStyle wish =
                neighbour instanceof SourceNode.Text text ? text.style() : ScalarStyle.PLAIN;
        String text = new FlowWriting(document.style(), keyStyle(neighbour)).value(value, wish);
        return at(list, members(list), position, text, '[');
    }

    /** Quoted keys, as in JSON, ask for quoted keys. */
    static ScalarStyle keyStyle(SourceNode node) {
        return Locating.all(node).stream()
                .filter(SourceNode.Mapping.class::isInstance)
                .flatMap(mapping -> ((SourceNode.Mapping) mapping).entries().stream())
                .map(SourceNode.Entry::key)
                .filter(SourceNode.Text.class::isInstance)
                .map(key -> ((SourceNode.Text) key).style())
                .findFirst()
                .orElse(ScalarStyle.PLAIN);
    }

    /** Returns the stretches of a collection's members, without commas. */
    static List<EditPlan.Stretch> members(SourceNode node) {
        return switch (node) {
            case SourceNode.Mapping mapping ->
                    mapping.entries().stream()
                            .map(
                                    entry ->
                                            new EditPlan.Stretch(
                                                    entry.key().start(),
                                                    Math.max(
                                                            entry.key().end(),
                                                            entry.value().end())))
                            .toList();
            case SourceNode.Sequence list ->
                    list.items().stream()
                            .map(item -> new EditPlan.Stretch(item.start(), item.end()))
                            .toList();
            case SourceNode.Text _, SourceNode.Alias _ -> List.of();
        };
    }

    private List<EditPlan> at(
            SourceNode node,
            List<EditPlan.Stretch> members,
            int position,
            String text,
            char bracket) {
        if (document.text().charAt(node.content()) != bracket) {
            return List.of();
        }
        List<EditPlan.Splice> splices =
                position < members.size()
                        ? before(members.get(position), text)
                        : behind(members.getLast(), text);
        return List.of(
                new EditPlan(
                        splices,
                        List.of(new EditPlan.Stretch(node.content(), node.end())),
                        List.of()));
    }

    private List<EditPlan.Splice> before(EditPlan.Stretch next, String text) {
        String separator =
                source.leadsItsLine(next.from())
                        ? "," + document.style().lineBreak() + indentOf(next)
                        : ", ";
        return List.of(new EditPlan.Splice(next.from(), next.from(), text + separator));
    }

    private List<EditPlan.Splice> behind(EditPlan.Stretch last, String text) {
        int comma = source.skipTrivia(last.to());
        boolean trailing = document.text().charAt(comma) == ',';
        int end = trailing ? comma + 1 : last.to();
        if (!source.leadsItsLine(last.from())) {
            return List.of(new EditPlan.Splice(end, end, (trailing ? " " : ", ") + text));
        }
        List<EditPlan.Splice> splices = new ArrayList<>();
        if (!trailing) {
            splices.add(new EditPlan.Splice(end, end, ","));
        }
        int closing = source.skipTrivia(end);
        boolean bracketFollows = source.lineStart(closing) == source.lineStart(end);
        int lineEnd = bracketFollows ? end : source.lineEnd(end);
        String line = document.style().lineBreak() + indentOf(last) + text;
        splices.add(new EditPlan.Splice(lineEnd, lineEnd, line + (trailing ? "," : "")));
        return splices;
    }

    private String indentOf(EditPlan.Stretch member) {
        return document.text().substring(source.lineStart(member.from()), member.from());
    }
}
