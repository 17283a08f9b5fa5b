package dev.leeway.engine.render.helm;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.child.ChildProcess;
import dev.leeway.engine.render.child.MemoryWatch;
import dev.leeway.engine.render.child.PrivateFolder;
import dev.leeway.engine.wording.Wording;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One running worker process with its private temporary folder, which also holds the hundred
 * megabytes that the library unpacks. For one caller at a time.
 */
final class HelmWorker implements AutoCloseable {
    private static final long WATCH_MILLIS = 5;

    private final PrivateFolder folder;
    private final Process process;
    private int orders;

    private HelmWorker(PrivateFolder folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts a worker.
     *
     * @param java the Java program
     * @param classPath where the worker's classes are
     */
    static HelmWorker start(Path java, String classPath) throws IOException {
        PrivateFolder folder = PrivateFolder.create("helm");
        try {
            String home = folder.folder("home").toString();
            ProcessBuilder builder =
                    new ProcessBuilder(
                            java.toString(),
                            "-Xmx192m",
                            "-Xss4m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:-UsePerfData",
                            "-XX:ErrorFile=" + home + File.separator + "fatal.log",
                            "-Djava.io.tmpdir=" + folder.folder("tmp"),
                            "-Djna.tmpdir=" + folder.folder("tmp"),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            classPath,
                            HelmWorkerMain.class.getName());
            builder.environment().clear();
            builder.environment().putAll(environment(home));
            builder.directory(folder.folder("home").toFile());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.redirectError(folder.path().resolve("errors.txt").toFile());
            return new HelmWorker(folder, builder.start());
        } catch (IOException e) {
            folder.close();
            throw e;
        }
    }

    private static Map<String, String> environment(String home) {
        return Map.of(
                "HOME", home,
                "TMPDIR", home,
                "PATH", home + File.separator + "none",
                "KUBECONFIG", home + File.separator + "none",
                "HELM_CACHE_HOME", home,
                "HELM_CONFIG_HOME", home,
                "HELM_DATA_HOME", home,
                "GOMEMLIMIT", "400MiB");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What came of an order. */
    sealed interface Answer {
        /** The rendered text. */
        record Output(String text) implements Answer {}

        /** Helm's own words about what is wrong. */
        record Refused(Wording words) implements Answer {}

        /** The library has no native part for this system. */
        record NoLibrary(String system) implements Answer {}

        /** The worker was ended or ended itself; it cannot be used again. */
        record Lost(Wording why) implements Answer {}
    }

    /**
     * Gives an order and waits for the answer.
     *
     * @param deadline when to give up, as {@link System#nanoTime()} counts
     * @param memoryBytes how much memory the worker may hold
     */
    Answer render(JsonObject order, long deadline, long memoryBytes)
            throws IOException, InterruptedException {
        Path file = folder.path().resolve("answer-" + orders++);
        JsonObject complete = order.with("answer", new JsonString(file.toString()));
        process.getOutputStream()
                .write((JsonWriter.compact(complete) + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        while (!Files.exists(file)) {
            if (process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS) && !Files.exists(file)) {
                return new Answer.Lost(lastWords());
            }
            if (System.nanoTime() - deadline > 0) {
                return new Answer.Lost(
                        RenderPhrase.HELM_ENDED.of(RenderPhrase.TIME_LIMIT_PLAIN.of()));
            }
            if (MemoryWatch.exceeds(process.pid(), memoryBytes)) {
                return new Answer.Lost(
                        RenderPhrase.HELM_ENDED.of(
                                RenderPhrase.MEMORY_LIMIT.of(
                                        Long.toString(memoryBytes / 1024 / 1024))));
            }
        }
        JsonObject answer = JsonReader.readObject(Files.readAllBytes(file));
        Files.delete(file);
        if (answer.string("missing").isPresent()) {
            return new Answer.NoLibrary(answer.string("missing", ""));
        }
        return answer.string("output").isPresent()
                ? new Answer.Output(answer.string("output", ""))
                : new Answer.Refused(
                        answer.string("error")
                                .map(String::strip)
                                .map(Wording::quoted)
                                .orElseGet(RenderPhrase.HELM_SILENT::of));
    }

    private Wording lastWords() throws IOException {
        Path errors = folder.path().resolve("errors.txt");
        List<String> lines =
                Files.exists(errors)
                        ? Files.readAllLines(errors, StandardCharsets.ISO_8859_1)
                        : List.of();
        Wording fatal =
                lines.stream()
                        .filter(
                                line ->
                                        line.startsWith("runtime:")
                                                || line.startsWith("fatal error:"))
                        .findFirst()
                        .map(Wording::quoted)
                        .orElseGet(
                                () ->
                                        RenderPhrase.EXIT_CODE.of(
                                                Integer.toString(process.exitValue())));
        return RenderPhrase.HELM_BROKE.of(fatal);
    }

    @Override
    public void close() {
        ChildProcess.end(process.toHandle());
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        folder.close();
    }
}
