package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Builds any bytes as a kustomization over a few files: objects, or a reason with its place. */
public final class KustomizationFuzz {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, labels: {app: web}}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                  - {name: web, image: "web:1", env: [{name: A, value: b}]}
            """;
    private static final String PATCH =
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n";

    private KustomizationFuzz() {}

    /** Called with made-up bytes. */
    public static void fuzzerTestOneInput(byte[] input) throws InterruptedException {
        Map<String, byte[]> files =
                Map.of(
                        "app/kustomization.yaml", input,
                        "app/deployment.yaml", DEPLOYMENT.getBytes(StandardCharsets.UTF_8),
                        "app/patch.yaml", PATCH.getBytes(StandardCharsets.UTF_8),
                        "app/settings.env", "A=b\n".getBytes(StandardCharsets.UTF_8),
                        "base/kustomization.yaml",
                                "resources: [../app/deployment.yaml]\n"
                                        .getBytes(StandardCharsets.UTF_8));
        try {
            new KustomizationBuild(new MemoryFiles(files), new Documents()).build("app");
        } catch (KustomizeException | SourceException refused) {
            if (String.valueOf(refused.getMessage()).isBlank()) {
                throw new IllegalStateException("refused without a reason", refused);
            }
        }
    }

    private record MemoryFiles(Map<String, byte[]> files) implements KustomizeFiles {
        @Override
        public Found at(String path) {
            if (files.containsKey(path)) {
                return new Found(Place.FILE, path);
            }
            boolean folder =
                    path.isEmpty()
                            || files.keySet().stream()
                                    .anyMatch(file -> file.startsWith(path + "/"));
            return new Found(folder ? Place.FOLDER : Place.NOTHING, path);
        }

        @Override
        public byte[] read(String path) throws SourceException {
            byte[] bytes = files.get(path);
            if (bytes == null) {
                throw new SourceException(
                        SourceException.Problem.NO_SUCH_PATH,
                        path + " is not there",
                        "Name another file.",
                        new java.io.FileNotFoundException(path));
            }
            return bytes;
        }
    }
}
