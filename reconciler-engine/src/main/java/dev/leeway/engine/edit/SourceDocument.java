package dev.leeway.engine.edit;

import dev.leeway.engine.yaml.YamlPhrase;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;

/**
 * One document of a file, as value and as text.
 *
 * @param source the whole file
 * @param all every document of the file
 * @param document this one
 * @param root its text
 * @param style how it is written
 */
record SourceDocument(
        SourceText source,
        List<YamlDocument> all,
        YamlDocument document,
        SourceNode root,
        FileStyle style) {

    static SourceDocument read(SourceText source, SourceEdit edit) throws RefusedEditException {
        List<YamlDocument> all = documents(source);
        YamlDocument document =
                all.stream()
                        .filter(each -> each.index() == edit.document())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RefusedEditException(
                                                new EditRefusal.NotFound(
                                                        edit.document(), edit.path())));
        SourceNode root =
                NodeReader.read(source, document)
                        .orElseThrow(
                                () ->
                                        new RefusedEditException(
                                                new EditRefusal.Unreadable(
                                                        YamlPhrase.JSON_NOT_YAML.of(),
                                                        document.line())));
        return new SourceDocument(source, all, document, root, FileStyle.of(source, root));
    }

    static List<YamlDocument> documents(SourceText source) throws RefusedEditException {
        try {
            return YamlDocuments.read(source.text(), YamlLimits.DEFAULT);
        } catch (YamlSyntaxException e) {
            throw new RefusedEditException(new EditRefusal.Unreadable(e.said(), e.line()));
        }
    }

    JsonValue value() {
        return document.value();
    }

    String text() {
        return source.text();
    }
}
