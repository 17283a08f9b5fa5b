package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Adds an item to a list that has some, written as its neighbours are. */
final class ItemInsertion {
    private final SourceDocument document;
    private final SourceText source;

    ItemInsertion(SourceDocument document) {
        this.document = document;
        this.source = document.source();
    }

    /** Returns the ways to do it, best first; empty when the text's form allows none. */
    List<EditPlan> plans(Spot holder, JsonValue item, int position) {
        if (!(holder.node() instanceof SourceNode.Sequence list) || list.items().isEmpty()) {
            return List.of();
        }
        if (list.flow() || holder.insideFlow()) {
            return new FlowInsertion(document).item(list, position, item);
        }
        int column = source.column(list.content());
        SourceNode neighbour = list.items().get(Math.max(0, position - 1));
        String indent = " ".repeat(column);
        String lineBreak = document.style().lineBreak();
        String text = text(list, neighbour, Math.max(0, position - 1), item, column);
        if (position > 0) {
            int at = new Extent(source).tail(neighbour.end(), column);
            return List.of(EditPlan.insert(at, lineBreak + indent + text));
        }
        int first = list.content();
        return source.leadsItsLine(first)
                ? List.of(
                        EditPlan.insert(new Extent(source).head(first), indent + text + lineBreak))
                : List.of(EditPlan.insert(first, text + lineBreak + indent));
    }

    private String text(
            SourceNode.Sequence list,
            SourceNode neighbour,
            int neighbourAt,
            JsonValue item,
            int column) {
        int dash = NodeRemoval.dash(source, list, neighbourAt);
        boolean sameLine = source.lineStart(dash) == source.lineStart(neighbour.start());
        int gap =
                sameLine && neighbour.start() > dash + 1
                        ? neighbour.start() - dash
                        : document.style().gap();
        boolean collection = item instanceof JsonObject || item instanceof JsonArray;
        if (collection && neighbour.isFlow() && !neighbour.isEmptyCollection()) {
            return "-"
                    + " ".repeat(gap - 1)
                    + new FlowWriting(document.style(), FlowInsertion.keyStyle(neighbour))
                            .value(item, ScalarStyle.PLAIN);
        }
        return new BlockWriting(document.style()).item(item, column, gap, wish(neighbour, item));
    }

    /** Text among quoted text is quoted too. */
    private static ScalarStyle wish(SourceNode neighbour, JsonValue item) {
        return item instanceof JsonString
                        && neighbour instanceof SourceNode.Text text
                        && !text.isBlock()
                ? text.style()
                : ScalarStyle.PLAIN;
    }
}
