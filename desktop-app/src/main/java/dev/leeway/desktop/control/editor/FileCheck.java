package dev.leeway.desktop.control.editor;

import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Locale;

/**
 * Finds what is wrong in the text of a source file, which may hold any number of documents of any
 * shape: whether it is YAML. Pure.
 */
final class FileCheck {
    private FileCheck() {}

    /**
     * Returns whether a file can be judged: YAML by its name, and no template, which becomes YAML
     * only when it is filled in.
     */
    static boolean judges(String path, String text) {
        String name = path.toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && !text.contains("{{");
    }

    static List<TextProblem> check(String text, EditorWords words) {
        try {
            YamlDocuments.read(text, YamlLimits.DEFAULT);
            return List.of();
        } catch (YamlSyntaxException e) {
            return List.of(
                    new TextProblem(
                            Math.max(0, e.line() - 1),
                            Math.max(0, e.column() - 1),
                            0,
                            words.of(e.said())));
        }
    }
}
