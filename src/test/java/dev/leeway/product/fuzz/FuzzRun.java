package dev.leeway.product.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of Jazzer on one reader, in a process of its own: what it finds may end it.
 *
 * @param executions how many inputs were tried
 * @param finding what broke, empty when nothing did
 */
record FuzzRun(long executions, String finding) {
    private static final Pattern EXECUTED = Pattern.compile("number_of_executed_units: (\\d+)");
    private static final Duration GRACE = Duration.ofMinutes(3);

    /** How long a run is. */
    record Length(long executions, Duration time) {}

    /**
     * Runs.
     *
     * @param target the reader
     * @param length ends with whichever comes first
     * @param corpus the inputs to begin with; found ones are added to the first folder
     * @param output where the run's output and what broke is kept
     */
    static FuzzRun of(FuzzTarget target, Length length, List<Path> corpus, Path output)
            throws IOException, InterruptedException {
        Files.createDirectories(output);
        for (Path folder : corpus) {
            Files.createDirectories(folder);
        }
        Path log = output.resolve(target.folder() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx1g",
                                "-cp",
                                classPath(),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + target.className(),
                                "--instrumentation_includes=dev.leeway.engine.**",
                                "--reproducer_path=" + output,
                                "-artifact_prefix=" + output + "/" + target.folder() + "-",
                                "-seed=1",
                                "-max_len=4096",
                                "-print_final_stats=1",
                                "-runs=" + length.executions(),
                                "-max_total_time=" + length.time().toSeconds())
                        .directory(output.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        corpus.forEach(folder -> builder.command().add(folder.toString()));
        Process process = builder.start();
        if (!process.waitFor(length.time().plus(GRACE).toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return new FuzzRun(0, "the run did not end; see " + log);
        }
        String said = Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher executed = EXECUTED.matcher(said);
        long executions = executed.find() ? Long.parseLong(executed.group(1)) : 0;
        return new FuzzRun(executions, process.exitValue() == 0 ? "" : finding(said, log));
    }

    private static String finding(String said, Path log) {
        return said.lines()
                .filter(line -> line.startsWith("== Java Exception") || line.contains("ERROR: "))
                .findFirst()
                .orElse("ended badly")
                .concat("; see " + log);
    }

    /**
     * The targets lie among the engine's tests, which no jar carries. All paths are whole, because
     * the run has a folder of its own.
     */
    private static String classPath() {
        return Stream.concat(
                        Stream.of("../../reconciler-engine/target/test-classes"),
                        Arrays.stream(
                                System.getProperty("java.class.path").split(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
