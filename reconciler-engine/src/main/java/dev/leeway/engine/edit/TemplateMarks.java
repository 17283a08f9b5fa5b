package dev.leeway.engine.edit;

import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a file that a template engine has yet to fill in from one whose texts merely speak a
 * template language, as alert rules and dashboards do.
 */
final class TemplateMarks {
    private static final Pattern CHART =
            Pattern.compile(
                    "\\{\\{-?[^}]*(\\.(Values|Release|Chart|Capabilities|Template)\\b"
                            + "|\\b(include|template|define)\\s+\")");

    private TemplateMarks() {}

    /**
     * Returns the line, from 1, of the first mark that makes the file a template: one that names
     * what only a chart has, or one that is not inside a quoted text or a block of text.
     */
    static OptionalInt firstLine(SourceText source) {
        int first = source.text().indexOf("{{");
        if (first < 0) {
            return OptionalInt.empty();
        }
        Matcher chart = CHART.matcher(source.text());
        if (chart.find()) {
            return OptionalInt.of(source.lineNumber(chart.start()));
        }
        List<EditPlan.Stretch> texts = new ArrayList<>();
        try {
            for (YamlDocument document : YamlDocuments.read(source.text(), YamlLimits.DEFAULT)) {
                NodeReader.read(source, document).ifPresent(root -> quoted(root, texts));
            }
        } catch (YamlSyntaxException e) {
            return OptionalInt.of(source.lineNumber(first));
        }
        for (int at = first; at >= 0; at = source.text().indexOf("{{", at + 2)) {
            int here = at;
            if (texts.stream().noneMatch(stretch -> stretch.holds(here))
                    && source.commentStart(source.lineStart(at), at) >= at) {
                return OptionalInt.of(source.lineNumber(at));
            }
        }
        return OptionalInt.empty();
    }

    private static void quoted(SourceNode root, List<EditPlan.Stretch> into) {
        for (SourceNode node : Locating.all(root)) {
            if (node instanceof SourceNode.Text text && !text.isPlain()) {
                into.add(new EditPlan.Stretch(text.content(), text.end()));
            }
        }
    }
}
