package dev.leeway.product.story;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The real kubectl.
 *
 * @param binary the program
 */
public record Kubectl(Path binary) {
    /**
     * How a call ended.
     *
     * @param exit the exit code, -1 when it did not end in time
     */
    public record Answer(int exit, String out, String err) {}

    /**
     * Returns the kubectl to use, or empty. Where numbered ones stand beside the one on PATH, that
     * one chooses among them by the server's version: the newest numbered one is taken, so that the
     * same one runs everywhere.
     */
    public static Optional<Kubectl> find() throws IOException {
        Optional<Path> onPath =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(place -> Path.of(place, "kubectl"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (onPath.isEmpty()) {
            return Optional.empty();
        }
        Path real = onPath.get().toRealPath();
        return Stream.of("kubectl.1.33", "kubectl.1.32", "kubectl.1.31", "kubectl.1.30")
                .map(real::resolveSibling)
                .filter(Files::isExecutable)
                .findFirst()
                .or(() -> onPath)
                .map(Kubectl::new);
    }

    /**
     * Compares manifests with a cluster as the API server would apply them for Leeway. Exit 0 means
     * no difference.
     *
     * @param namespace where objects go that name no namespace
     */
    public Answer diff(Path kubeconfig, String namespace, String manifests, Duration deadline)
            throws IOException, InterruptedException {
        // An option -n would refuse objects that name another namespace; a context's namespace does
        // not.
        String there =
                Files.readString(kubeconfig)
                        .replace("namespace: default", "namespace: " + namespace);
        Path placed = Files.writeString(kubeconfig.resolveSibling("kubectl.kubeconfig"), there);
        return run(
                placed,
                manifests,
                deadline,
                "diff",
                "--server-side",
                "--field-manager=leeway",
                "-f",
                "-");
    }

    /** Runs kubectl with a text as its standard input. */
    public Answer run(Path kubeconfig, String input, Duration deadline, String... arguments)
            throws IOException, InterruptedException {
        return run(kubeconfig, input, deadline, Map.of(), List.of(arguments));
    }

    /** Runs kubectl with a text as its standard input and more in its environment. */
    public Answer run(
            Path kubeconfig,
            String input,
            Duration deadline,
            Map<String, String> environment,
            List<String> arguments)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(kubeconfig.resolveSibling("kubectl"));
        Path in =
                Files.writeString(
                        Files.createTempFile(work, "in", ".yaml"), input, StandardCharsets.UTF_8);
        Path out = Files.createTempFile(work, "out", "");
        Path err = Files.createTempFile(work, "err", "");
        List<String> command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", work.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return new Answer(
                ended ? process.exitValue() : -1, Files.readString(out), Files.readString(err));
    }
}
