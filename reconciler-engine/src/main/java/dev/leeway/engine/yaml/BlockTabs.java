package dev.leeway.engine.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Refuses a tab where a block scalar's indentation is still being looked for. The API machinery's
 * library does, the parser used here would read the tab as content.
 */
final class BlockTabs {
    private BlockTabs() {}

    static void check(YamlText.Chunk chunk, ScalarEvent event, int document)
            throws YamlSyntaxException {
        Optional<Mark> mark = event.getStartMark();
        if (mark.isEmpty() || chunk.text().indexOf('\t') < 0) {
            return;
        }
        String text = chunk.text();
        int at = text.offsetByCodePoints(0, mark.get().getIndex());
        int line = mark.get().getLine();
        int headerEnd = text.indexOf('\n', at);
        boolean indentGiven =
                headerEnd >= 0
                        && text.substring(at, headerEnd)
                                .split("#", 2)[0]
                                .chars()
                                .anyMatch(Character::isDigit);
        if (headerEnd < 0 || indentGiven) {
            return;
        }
        int row = headerEnd + 1;
        while (row < text.length()) {
            line++;
            int content = row;
            while (content < text.length() && text.charAt(content) == ' ') {
                content++;
            }
            if (content < text.length() && text.charAt(content) == '\t') {
                throw new YamlSyntaxException(
                        YamlPhrase.TAB.of(), document, chunk.line() + line, content - row + 1);
            }
            if (content >= text.length()
                    || (text.charAt(content) != '\n' && text.charAt(content) != '\r')) {
                return;
            }
            row = text.indexOf('\n', content) + 1;
            if (row == 0) {
                return;
            }
        }
    }
}
