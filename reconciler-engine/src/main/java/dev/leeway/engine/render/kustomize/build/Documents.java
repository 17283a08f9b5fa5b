package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.yaml.YamlDialect;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;

/** Reads the YAML documents of a file, with the file's name on every error. */
final class Documents {
    private Documents() {}

    static List<JsonValue> read(String text, String file) throws KustomizeException {
        try {
            return YamlDocuments.read(text, YamlLimits.DEFAULT, YamlDialect.KUSTOMIZE).stream()
                    .map(YamlDocument::value)
                    .filter(value -> !(value instanceof JsonNull))
                    .toList();
        } catch (YamlSyntaxException e) {
            throw broken(file, e);
        }
    }

    static List<YamlDocument> read(byte[] bytes, String file) throws KustomizeException {
        try {
            return YamlDocuments.read(bytes, YamlLimits.DEFAULT, YamlDialect.KUSTOMIZE).stream()
                    .filter(document -> !(document.value() instanceof JsonNull))
                    .toList();
        } catch (YamlSyntaxException e) {
            throw broken(file, e);
        }
    }

    private static KustomizeException broken(String file, YamlSyntaxException e) {
        return new KustomizeException(
                KustomizeException.Kind.WRONG,
                new Origin(file, e.document(), e.line()),
                e.problem());
    }
}
