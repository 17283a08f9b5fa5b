package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.yaml.DialectCheck;
import dev.leeway.engine.yaml.YamlDialect;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the YAML documents of a file as Kustomize would, with the file's name on every error. What
 * it may read otherwise is refused, never guessed.
 */
final class Documents {
    private static final YamlLimits LIMITS = YamlLimits.DEFAULT.withMaxBytes(10L * 1024 * 1024);

    private Documents() {}

    /** Reads the documents of a patch. */
    static List<JsonValue> read(String text, String file) throws KustomizeException {
        refuse(DialectCheck.firstBeyondDialect(text), file);
        try {
            return YamlDocuments.read(text, LIMITS, YamlDialect.KUSTOMIZE).stream()
                    .map(YamlDocument::value)
                    .filter(value -> !(value instanceof JsonNull))
                    .toList();
        } catch (YamlSyntaxException e) {
            throw broken(file, e);
        }
    }

    /** Reads the documents of a file of objects. */
    static List<YamlDocument> read(byte[] bytes, String file) throws KustomizeException {
        refuse(DialectCheck.firstBeyondDialect(new String(bytes, StandardCharsets.UTF_8)), file);
        return documents(bytes, file, YamlDialect.KUSTOMIZE);
    }

    /**
     * Reads a kustomization or what configures it, which Kustomize reads with the API server's
     * library.
     */
    static List<YamlDocument> readConfiguration(byte[] bytes, String file)
            throws KustomizeException {
        refuse(DialectCheck.firstDifference(new String(bytes, StandardCharsets.UTF_8)), file);
        return documents(bytes, file, YamlDialect.MANIFEST);
    }

    private static List<YamlDocument> documents(byte[] bytes, String file, YamlDialect dialect)
            throws KustomizeException {
        try {
            return YamlDocuments.read(bytes, LIMITS, dialect).stream()
                    .filter(document -> !(document.value() instanceof JsonNull))
                    .toList();
        } catch (YamlSyntaxException e) {
            throw broken(file, e);
        }
    }

    private static void refuse(OptionalInt line, String file) throws KustomizeException {
        if (line.isPresent()) {
            throw new KustomizeException(
                    KustomizeException.Kind.NOT_BUILT_IN,
                    new Origin(file, 0, line.getAsInt()),
                    "a value that Kustomize reads otherwise than Kubernetes (line "
                            + line.getAsInt()
                            + " of "
                            + file
                            + "); put it in quotes");
        }
    }

    private static KustomizeException broken(String file, YamlSyntaxException e) {
        return new KustomizeException(
                KustomizeException.Kind.WRONG,
                new Origin(file, e.document(), e.line()),
                e.problem());
    }
}
