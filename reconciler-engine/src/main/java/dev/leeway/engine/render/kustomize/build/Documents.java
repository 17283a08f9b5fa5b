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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Reads the YAML documents of files as Kustomize would, with the file's name on every error. What
 * it may read otherwise is refused, never guessed. Texts that were read lately are not read again:
 * overlays share their bases, and proofs render the same files many times. Safe for use from
 * several threads.
 */
public final class Documents {
    private static final YamlLimits LIMITS = YamlLimits.DEFAULT.withMaxBytes(10L * 1024 * 1024);

    /** How many bytes of text are remembered; their documents take some times as much. */
    private static final int REMEMBERED = 4 * 1024 * 1024;

    private final Map<Asked, List<YamlDocument>> known = new LinkedHashMap<>(64, 0.75f, true);
    private int remembered;

    /** Makes a reader that remembers nothing yet. */
    public Documents() {
        // Nothing to do: a memory begins empty.
    }

    /** How a text is read. */
    private enum Way {
        /** As objects and patches, by Kustomize's own rules. */
        OBJECTS,
        /** As a kustomization or what configures it, by the rules of the API server's library. */
        CONFIGURATION
    }

    /** A text to read, each of its bytes as one character: so equal only to the same bytes. */
    private record Asked(Way way, String text) {
        static Asked of(Way way, byte[] bytes) {
            return new Asked(way, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.ISO_8859_1);
        }

        int size() {
            return text.length();
        }
    }

    /** Reads the documents of a patch. */
    List<JsonValue> read(String text, String file) throws KustomizeException {
        return read(text.getBytes(StandardCharsets.UTF_8), file).stream()
                .map(YamlDocument::value)
                .toList();
    }

    /** Reads the documents of a file of objects. */
    List<YamlDocument> read(byte[] bytes, String file) throws KustomizeException {
        return documents(Asked.of(Way.OBJECTS, bytes), file);
    }

    /**
     * Reads a kustomization or what configures it, which Kustomize reads with the API server's
     * library.
     */
    List<YamlDocument> readConfiguration(byte[] bytes, String file) throws KustomizeException {
        return documents(Asked.of(Way.CONFIGURATION, bytes), file);
    }

    private List<YamlDocument> documents(Asked asked, String file) throws KustomizeException {
        synchronized (known) {
            List<YamlDocument> before = known.get(asked);
            if (before != null) {
                return before;
            }
        }
        List<YamlDocument> documents = parse(asked, file);
        synchronized (known) {
            if (known.put(asked, documents) == null) {
                remembered += asked.size();
            }
            var eldest = known.keySet().iterator();
            while (remembered > REMEMBERED && eldest.hasNext()) {
                remembered -= eldest.next().size();
                eldest.remove();
            }
        }
        return documents;
    }

    private static List<YamlDocument> parse(Asked asked, String file) throws KustomizeException {
        byte[] bytes = asked.bytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        YamlDialect dialect =
                switch (asked.way()) {
                    case OBJECTS -> {
                        refuse(DialectCheck.firstBeyondDialect(text), file);
                        yield YamlDialect.KUSTOMIZE;
                    }
                    case CONFIGURATION -> {
                        refuse(DialectCheck.firstDifference(text), file);
                        yield YamlDialect.MANIFEST;
                    }
                };
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
                    KustomizePhrase.UNLIKE_DIALECT.of(Integer.toString(line.getAsInt()), file));
        }
    }

    private static KustomizeException broken(String file, YamlSyntaxException e) {
        return new KustomizeException(
                KustomizeException.Kind.WRONG, new Origin(file, e.document(), e.line()), e.said());
    }
}
