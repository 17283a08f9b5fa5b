package dev.leeway.engine.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * How a document is written, by what most of it does.
 *
 * @param lineBreak the line break
 * @param step how many columns a mapping's inner mapping is indented
 * @param dash how many columns a list's dash is indented from its key; 0 for lists at the key
 * @param gap how many characters stand from a dash to its item, the dash included
 * @param quote the quotes for text that needs some
 */
record FileStyle(String lineBreak, int step, int dash, int gap, ScalarStyle quote) {

    static FileStyle of(SourceText source, SourceNode root) {
        Map<Integer, Integer> steps = new HashMap<>();
        Map<Integer, Integer> dashes = new HashMap<>();
        Map<Integer, Integer> gaps = new HashMap<>();
        int doubles = 0;
        int singles = 0;
        for (SourceNode node : Locating.all(root)) {
            if (node instanceof SourceNode.Mapping mapping && !mapping.flow()) {
                int column = source.column(mapping.content());
                for (SourceNode.Entry entry : mapping.entries()) {
                    int deeper = source.column(entry.value().content()) - column;
                    if (entry.value().isBlockCollection() && deeper >= 0) {
                        boolean list = entry.value() instanceof SourceNode.Sequence;
                        (list ? dashes : steps).merge(deeper, 1, Integer::sum);
                    }
                }
            }
            if (node instanceof SourceNode.Sequence list && !list.flow()) {
                SourceNode first = list.items().getFirst();
                if (source.lineStart(first.start()) == source.lineStart(list.content())) {
                    gaps.merge(first.start() - list.content(), 1, Integer::sum);
                }
            }
            if (node instanceof SourceNode.Text text) {
                doubles += text.style() == ScalarStyle.DOUBLE_QUOTED ? 1 : 0;
                singles += text.style() == ScalarStyle.SINGLE_QUOTED ? 1 : 0;
            }
        }
        return new FileStyle(
                source.lineBreak(),
                Math.max(1, most(steps, 2)),
                most(dashes, 0),
                Math.max(2, most(gaps, 2)),
                singles > doubles ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.DOUBLE_QUOTED);
    }

    private static int most(Map<Integer, Integer> counts, int fallback) {
        int best = fallback;
        int bestCount = 0;
        for (int column : List.copyOf(counts.keySet()).stream().sorted().toList()) {
            int count = counts.getOrDefault(column, 0);
            if (count > bestCount) {
                best = column;
                bestCount = count;
            }
        }
        return best;
    }
}
