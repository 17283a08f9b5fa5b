package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.practice.controller.Controllers;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the list of kubectl commands against the practice cluster, with real kubectl binaries.
 *
 * <p>One binary by default. {@code -Dleeway.kubectl=all} takes every {@code kubectl.1.NN} beside
 * the kubectl on the path, another value names binaries, separated as in a path.
 */
@Order(1)
class KubectlTest {
    private static final String LIST = "/dev/leeway/engine/practice/kubectl-commands.txt";
    private static final long DEADLINE_SECONDS = 90;

    @TempDir Path folder;

    @Test
    void kubectlWorks() throws Exception {
        List<Path> binaries = binaries();
        assumeTrue(
                !binaries.isEmpty(),
                "no kubectl on the path: the list of kubectl commands was not tried");
        KubectlCase.Script script = KubectlCase.parse(list());
        assertThat(script.cases()).hasSizeGreaterThan(60);
        List<String> failures = new ArrayList<>();
        for (Path binary : binaries) {
            failures.addAll(run(binary, script));
        }
        assertThat(failures).isEmpty();
    }

    private List<String> run(Path binary, KubectlCase.Script script) throws Exception {
        Path work = Files.createDirectory(folder.resolve(binary.getFileName().toString()));
        for (var file : script.files().entrySet()) {
            Files.writeString(work.resolve(file.getKey()), file.getValue());
        }
        List<String> failures = new ArrayList<>();
        PracticeOptions options =
                PracticeOptions.usual().with(new Controllers(InstantSource.system()));
        try (PracticeCluster cluster = PracticeCluster.start(options)) {
            cluster.writeKubeconfig(work.resolve("kubeconfig"));
            for (KubectlCase each : script.cases()) {
                check(binary, work, each).ifPresent(failures::add);
            }
        }
        int passed = script.cases().size() - failures.size();
        System.out.println(binary.getFileName() + ": " + passed + " of " + script.cases().size());
        failures.forEach(System.out::println);
        return failures;
    }

    /** Returns what is wrong, or empty. */
    private static Optional<String> check(Path binary, Path work, KubectlCase each)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(binary.toString());
        command.addAll(each.arguments());
        Path out = Files.createTempFile(work, "out", "");
        Path err = Files.createTempFile(work, "err", "");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put("KUBECONFIG", work.resolve("kubeconfig").toString());
        builder.environment().put("HOME", work.toString());
        builder.environment().putAll(each.environment());
        Process process = builder.start();
        long limit =
                each.stopAfter().isZero() ? DEADLINE_SECONDS * 1_000 : each.stopAfter().toMillis();
        boolean ended = process.waitFor(limit, TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        String said = Files.readString(out, StandardCharsets.UTF_8);
        String complained = Files.readString(err, StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        if (each.stopAfter().isZero() && (!ended || process.exitValue() != each.exit())) {
            wrong.add(ended ? "exit " + process.exitValue() : "did not end");
        }
        missing(each.out(), said, "stdout").forEach(wrong::add);
        missing(each.err(), complained, "stderr").forEach(wrong::add);
        each.notOut().stream()
                .filter(pattern -> pattern.matcher(said).find())
                .forEach(pattern -> wrong.add("stdout has " + pattern));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        each.title()
                                + " ["
                                + binary.getFileName()
                                + " "
                                + String.join(" ", each.arguments())
                                + "]: "
                                + wrong
                                + "\n  stdout: "
                                + said.strip()
                                + "\n  stderr: "
                                + complained.strip());
    }

    private static Stream<String> missing(List<Pattern> patterns, String text, String where) {
        return patterns.stream()
                .filter(pattern -> !pattern.matcher(text).find())
                .map(pattern -> where + " lacks " + pattern);
    }

    private static List<Path> binaries() throws IOException {
        String asked = System.getProperty("leeway.kubectl", "");
        if (!asked.isEmpty() && !asked.equals("all")) {
            return Arrays.stream(asked.split(File.pathSeparator)).map(Path::of).toList();
        }
        Optional<Path> onPath =
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(place -> Path.of(place, "kubectl"))
                        .filter(Files::isExecutable)
                        .findFirst();
        if (onPath.isEmpty()) {
            return List.of();
        }
        // A kubectl that stands beside numbered ones chooses among them by the server's version:
        // take a numbered one, so that the same one runs everywhere.
        List<Path> numbered =
                Stream.of("kubectl.1.30", "kubectl.1.31", "kubectl.1.32", "kubectl.1.33")
                        .map(onPath.get().toRealPath()::resolveSibling)
                        .filter(Files::isExecutable)
                        .toList();
        if (numbered.isEmpty()) {
            return List.of(onPath.get());
        }
        return asked.equals("all") ? numbered : List.of(numbered.getLast());
    }

    private static String list() throws IOException {
        try (InputStream stream = KubectlTest.class.getResourceAsStream(LIST)) {
            assertThat(stream).as("the list of commands").isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
