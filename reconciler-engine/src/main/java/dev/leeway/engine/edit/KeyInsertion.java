package dev.leeway.engine.edit;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Adds a member to a mapping that has some, written as its neighbours are. */
final class KeyInsertion {
    private final SourceDocument document;
    private final SourceText source;

    KeyInsertion(SourceDocument document) {
        this.document = document;
        this.source = document.source();
    }

    /**
     * Returns the ways to do it, best first; empty when the text's form allows none.
     *
     * @param after the member behind which it shall stand; empty for the last place
     */
    List<EditPlan> plans(Spot holder, String name, JsonValue value, Optional<String> after) {
        if (!(holder.node() instanceof SourceNode.Mapping mapping)
                || mapping.entries().isEmpty()
                || hasLongKeys(mapping)) {
            return List.of();
        }
        int neighbour = neighbour(mapping, after);
        if (mapping.flow() || holder.insideFlow()) {
            return new FlowInsertion(document).member(mapping, neighbour + 1, name, value);
        }
        SourceNode.Entry entry = mapping.entries().get(neighbour);
        int column = source.column(entry.key().start());
        String text =
                new BlockWriting(document.style())
                        .entry(name, value, column, keyStyle(mapping), wish(entry, value));
        int at = new Extent(source).tail(Math.max(entry.value().end(), entry.key().end()), column);
        return List.of(
                EditPlan.insert(at, document.style().lineBreak() + " ".repeat(column) + text));
    }

    private int neighbour(SourceNode.Mapping mapping, Optional<String> after) {
        var locating = new Locating(source);
        for (int i = 0; after.isPresent() && i < mapping.entries().size(); i++) {
            if (locating.keyOf(mapping.entries().get(i).key()).equals(after)) {
                return i;
            }
        }
        return mapping.entries().size() - 1;
    }

    /** Returns whether a key is introduced by a question mark. */
    private boolean hasLongKeys(SourceNode.Mapping mapping) {
        return mapping.entries().stream()
                .map(entry -> entry.key().start())
                .anyMatch(start -> NodeRemoval.isLongKey(source, start));
    }

    private static ScalarStyle keyStyle(SourceNode.Mapping mapping) {
        ScalarStyle first = ScalarStyle.PLAIN;
        for (SourceNode.Entry entry : mapping.entries()) {
            if (!(entry.key() instanceof SourceNode.Text key) || key.style() == ScalarStyle.PLAIN) {
                return ScalarStyle.PLAIN;
            }
            first = key.style();
        }
        return first;
    }

    /** Text among quoted text is quoted too. */
    private static ScalarStyle wish(SourceNode.Entry neighbour, JsonValue value) {
        return value instanceof JsonString
                        && neighbour.value() instanceof SourceNode.Text text
                        && !text.isBlock()
                ? text.style()
                : ScalarStyle.PLAIN;
    }
}
