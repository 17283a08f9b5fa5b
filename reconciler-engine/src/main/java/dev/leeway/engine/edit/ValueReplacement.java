package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Puts a new value in the place of an old one, in the old one's style where that can hold it. */
final class ValueReplacement {
    private final SourceDocument document;
    private final SourceText source;
    private final BlockWriting block;
    private final ScalarStyling scalars;

    ValueReplacement(SourceDocument document) {
        this.document = document;
        this.source = document.source();
        this.block = new BlockWriting(document.style());
        this.scalars = new ScalarStyling(document.style().quote());
    }

    /** Returns the ways to do it, best first; empty when the text's form allows none. */
    List<EditPlan> plans(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        if (spot.insideFlow()) {
            return between(spot, value);
        }
        if (old.isFlow() && !old.isEmptyCollection() && isFilled(value)) {
            return List.of(EditPlan.replace(old.content(), old.end(), flow(old, value)));
        }
        if (old.isBlockCollection()) {
            return List.of(collection(spot, value));
        }
        return isFilled(value) ? opened(spot, value) : scalar(spot, value);
    }

    private static boolean isFilled(JsonValue value) {
        return (value instanceof JsonObject object && !object.isEmpty())
                || (value instanceof JsonArray array && !array.isEmpty());
    }

    private String flow(SourceNode like, JsonValue value) {
        return new FlowWriting(document.style(), FlowInsertion.keyStyle(like))
                .value(value, wish(like));
    }

    private static ScalarStyle wish(SourceNode old) {
        return old instanceof SourceNode.Text text && !text.isBlock() && !text.isAbsent()
                ? text.style()
                : ScalarStyle.PLAIN;
    }

    /** Between brackets everything stays between brackets. */
    private List<EditPlan> between(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        Spot parent = spot.parent();
        SourceNode like = parent != null && parent.node() instanceof SourceNode.Mapping m ? m : old;
        String text = flow(like, value);
        text = isFilled(value) ? text : flowScalar(old, like, value);
        if (old instanceof SourceNode.Text absent && absent.isAbsent()) {
            char before = document.text().charAt(Math.max(0, old.content() - 1));
            if (before != ':') {
                return List.of();
            }
            text = " " + text;
        }
        return List.of(EditPlan.replace(old.content(), old.end(), text));
    }

    private String flowScalar(SourceNode old, SourceNode like, JsonValue value) {
        return new FlowWriting(document.style(), FlowInsertion.keyStyle(like))
                .value(value, wish(old));
    }

    private List<EditPlan> scalar(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        List<EditPlan> plans = new ArrayList<>();
        String text = written(spot, value);
        String inline = oneLine(old, value);
        boolean headed = !text.equals(inline) && isHeaded(old);
        boolean touches =
                old.content() == old.end()
                        && old.content() > 0
                        && !Character.isWhitespace(document.text().charAt(old.content() - 1));
        String space = touches ? " " : "";
        EditPlan first = EditPlan.replace(old.content(), old.end(), space + text);
        plans.add(headed ? new EditPlan(first.splices(), first.scope(), List.of()) : first);
        if (!text.equals(inline)) {
            plans.add(EditPlan.replace(old.content(), old.end(), space + inline));
        }
        if (old.content() > old.start()) {
            // A tag may not fit the new value.
            String anchor = old.anchor().map(name -> "&" + name + " ").orElse("");
            plans.add(EditPlan.replace(old.start(), old.end(), anchor + inline));
        }
        return plans;
    }

    /** A block's header may carry a comment, which a new block keeps. */
    private static boolean isHeaded(SourceNode old) {
        return old instanceof SourceNode.Text text && text.isBlock();
    }

    private String oneLine(SourceNode old, JsonValue value) {
        return switch (value) {
            case JsonObject _ -> "{}";
            case JsonArray _ -> "[]";
            default -> scalars.inline(value, wish(old), false);
        };
    }

    private String written(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        if (!(value instanceof JsonString(String text)) || !BlockScalar.canHold(text)) {
            return oneLine(old, value);
        }
        int outer = outerColumn(spot);
        String lineBreak = document.style().lineBreak();
        if (old instanceof SourceNode.Text block && block.isBlock()) {
            int indent = blockIndent(block, outer + document.style().step());
            String written = BlockScalar.like(block.style(), text, indent, outer, lineBreak);
            return withHeaderComment(block, written);
        }
        boolean quoted = old instanceof SourceNode.Text t && wish(t) != ScalarStyle.PLAIN;
        return text.contains("\n") && !quoted && !text.endsWith("\n\n") && spot.parent() != null
                ? BlockScalar.literal(text, outer + document.style().step(), outer, lineBreak)
                : oneLine(old, value);
    }

    private String withHeaderComment(SourceNode.Text block, String written) {
        int headerEnd = source.lineEnd(block.content());
        int comment = source.commentStart(block.content(), headerEnd);
        if (comment == headerEnd) {
            return written;
        }
        int at = written.indexOf(document.style().lineBreak());
        String kept = " " + document.text().substring(comment, headerEnd);
        return written.substring(0, at) + kept + written.substring(at);
    }

    /** Returns the column of the key or dash that a value belongs to. */
    private int outerColumn(Spot spot) {
        Spot parent = spot.parent();
        if (parent == null) {
            return 0;
        }
        return parent.node() instanceof SourceNode.Mapping mapping
                ? source.column(mapping.entries().get(spot.index()).key().start())
                : source.column(parent.node().content());
    }

    private int blockIndent(SourceNode.Text block, int fallback) {
        int at = source.nextLine(block.content());
        while (at < block.end()) {
            int first = source.skipBlanks(at);
            if (first < source.lineEnd(at)) {
                // With an indicator the first line may be indented deeper than the block.
                String header =
                        document.text().substring(block.content(), source.lineEnd(block.content()));
                boolean indicated = header.split("\\s", 2)[0].chars().anyMatch(Character::isDigit);
                return indicated ? fallback : source.column(first);
            }
            at = source.nextLine(at);
        }
        return fallback;
    }

    /** A collection takes the place of something on one line; what follows there goes up. */
    private List<EditPlan> opened(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        Spot parent = spot.parent();
        if (parent == null) {
            return List.of(EditPlan.replace(old.content(), old.end(), rooted(value)));
        }
        int lineEnd = source.lineEnd(old.end());
        boolean blockText = old instanceof SourceNode.Text text && text.isBlock();
        String rest =
                blockText ? "" : document.text().substring(old.end(), lineEnd).stripTrailing();
        String anchor = old.anchor().map(name -> " &" + name).orElse("");
        int column = outerColumn(spot);
        int from = opening(spot);
        String header = anchor + (rest.isBlank() ? "" : rest);
        String text = header + below(spot, value, column, header.isEmpty());
        return List.of(
                new EditPlan(
                        List.of(new EditPlan.Splice(from, blockText ? old.end() : lineEnd, text)),
                        List.of(new EditPlan.Stretch(from, lineEnd)),
                        List.of(new EditPlan.Stretch(from, old.end()))));
    }

    /** Returns what follows a colon or a dash and perhaps a comment. */
    private String below(Spot spot, JsonValue value, int column, boolean sameLine) {
        boolean inList =
                spot.parent() != null && spot.parent().node() instanceof SourceNode.Sequence;
        if (!inList) {
            return block.afterColon(value, column, ScalarStyle.PLAIN);
        }
        int gap = document.style().gap();
        String item = block.item(value, column, gap, ScalarStyle.PLAIN).substring(1);
        return sameLine ? item : document.style().lineBreak() + " ".repeat(column + 1) + item;
    }

    private String rooted(JsonValue value) {
        return switch (value) {
            case JsonObject object when !object.isEmpty() -> block.members(object, 0);
            case JsonArray array when !array.isEmpty() -> block.items(array, 0);
            default -> oneLine(document.root(), value);
        };
    }

    /** Returns the offset behind the colon or dash that a value belongs to. */
    private int opening(Spot spot) {
        Spot parent = spot.parent();
        if (parent != null && parent.node() instanceof SourceNode.Mapping mapping) {
            return source.skipTrivia(mapping.entries().get(spot.index()).key().end()) + 1;
        }
        if (parent != null && parent.node() instanceof SourceNode.Sequence list) {
            return NodeRemoval.dash(source, list, spot.index()) + 1;
        }
        return spot.node().content();
    }

    /** Something takes the place of a collection written over several lines. */
    private EditPlan collection(Spot spot, JsonValue value) {
        SourceNode old = spot.node();
        if (spot.parent() == null) {
            return EditPlan.replace(old.content(), old.end(), rooted(value));
        }
        int column = outerColumn(spot);
        int from = opening(spot);
        int to = new Extent(source).tail(old.end(), column);
        int firstLine = source.lineEnd(from);
        String rest = "";
        if (old.content() > firstLine) {
            int comment = source.commentStart(from, firstLine);
            rest = document.text().substring(comment, firstLine).stripTrailing();
        }
        String anchor = old.anchor().map(name -> " &" + name).orElse("");
        String kept = rest.isBlank() ? "" : " " + rest.stripLeading();
        String text =
                isFilled(value)
                        ? anchor + kept + below(spot, value, column, (anchor + kept).isEmpty())
                        : anchor + " " + oneLine(old, value) + kept;
        int keptFrom = rest.isBlank() ? from : firstLine;
        return new EditPlan(
                List.of(new EditPlan.Splice(from, to, text)),
                List.of(new EditPlan.Stretch(from, to)),
                List.of(new EditPlan.Stretch(keptFrom, to)));
    }
}
