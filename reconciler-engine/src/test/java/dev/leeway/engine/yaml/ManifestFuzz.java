package dev.leeway.engine.yaml;

import dev.leeway.engine.json.JsonValue;
import java.util.List;

/**
 * Reads any bytes as manifests: they are read or refused, and what was read is printed so that it
 * reads back the same.
 */
public final class ManifestFuzz {
    private static final YamlLimits LIMITS = new YamlLimits(1 << 20, 200, 20_000);

    private ManifestFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (YamlDialect dialect :
                List.of(YamlDialect.MANIFEST, YamlDialect.KUSTOMIZE, YamlDialect.RECORDED)) {
            read(input, dialect);
        }
    }

    private static void read(byte[] input, YamlDialect dialect) {
        List<YamlDocument> documents;
        try {
            documents = YamlDocuments.read(input, LIMITS, dialect);
        } catch (YamlSyntaxException refused) {
            return;
        }
        for (YamlDocument document : documents) {
            JsonValue value = document.value();
            document.places().line("/metadata/name");
            String printed = YamlPrinter.print(value);
            if (printed.length() < 100_000 && !readsBack(printed, value)) {
                throw new IllegalStateException("printed differently from what was read");
            }
        }
    }

    private static boolean readsBack(String printed, JsonValue value) {
        try {
            List<YamlDocument> again = YamlDocuments.read(printed, LIMITS, YamlDialect.MANIFEST);
            return again.size() == 1
                    && again.getFirst().value().toString().equals(value.toString());
        } catch (YamlSyntaxException e) {
            throw new IllegalStateException("what was printed does not read: " + e.getMessage(), e);
        }
    }
}
