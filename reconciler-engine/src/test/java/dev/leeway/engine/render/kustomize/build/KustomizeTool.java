package dev.leeway.engine.render.kustomize.build;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real {@code kubectl kustomize}, by whose answers the builder is judged. */
record KustomizeTool(Path kubectl) {
    /** What the tool said. */
    record Answer(boolean built, String output) {}

    /**
     * Returns the tool, from {@code LEEWAY_KUBECTL} or the path; where several versions lie side by
     * side, 1.33.
     */
    static Optional<KustomizeTool> find() throws IOException {
        List<Path> candidates = new ArrayList<>();
        String named = System.getenv("LEEWAY_KUBECTL");
        if (named != null) {
            candidates.add(Path.of(named));
        }
        for (String folder :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path kubectl = Path.of(folder, "kubectl");
            if (Files.isExecutable(kubectl)) {
                candidates.add(kubectl.toRealPath().resolveSibling("kubectl.1.33"));
                candidates.add(kubectl);
            }
        }
        return candidates.stream().filter(Files::isExecutable).findFirst().map(KustomizeTool::new);
    }

    Answer build(Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("kustomize", ".yaml");
        Path errors = Files.createTempFile("kustomize", ".txt");
        try {
            Process process =
                    new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile())
                            .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Answer(false, "did not end");
            }
            boolean built = process.exitValue() == 0;
            return new Answer(
                    built, Files.readString(built ? output : errors, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
