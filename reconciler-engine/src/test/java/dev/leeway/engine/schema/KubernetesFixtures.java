package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The recordings of a Kubernetes 1.36 API server that lie beside the checkout. */
public final class KubernetesFixtures {
    private KubernetesFixtures() {}

    /** Returns the folder; skips the calling test, saying so, when it is not there. */
    public static Path folder() {
        String named = System.getenv("LEEWAY_FIXTURES");
        String root = named != null ? named : System.getenv("LEEWAY_FIXTURES_DEFAULT");
        Path folder = Path.of(root == null ? "fixtures" : root).resolve("kubernetes-1.36");
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                "skipped: no fixtures at " + folder + " (set LEEWAY_FIXTURES)");
        return folder;
    }

    /** Returns the OpenAPI v3 documents, keyed by group version ({@code v1}, {@code apps/v1}). */
    public static Map<String, JsonObject> openApiDocuments() {
        Map<String, JsonObject> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder().resolve("openapi-v3"))) {
            files.forEach(
                    file -> {
                        String path =
                                file.getFileName()
                                        .toString()
                                        .replace(".json.gz", "")
                                        .replace("__", "/");
                        String groupVersion = path.replaceFirst("^apis?/?", "");
                        if (groupVersion.equals("v1") || groupVersion.contains("/")) {
                            documents.put(groupVersion, readGzip(file));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return documents;
    }

    /** Returns a discovery document: {@code discovery-api.json} or {@code discovery-apis.json}. */
    public static JsonObject discovery(String file) {
        try {
            return JsonReader.readObject(Files.readAllBytes(folder().resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject readGzip(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonReader.readObject(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
