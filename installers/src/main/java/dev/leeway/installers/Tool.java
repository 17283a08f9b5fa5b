package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A program of the JDK or of the system that is run to its end. */
final class Tool {
    private static final long MINUTES = 10;

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> environment;

    private Optional<Path> data = Optional.empty();

    private Tool(String program, Map<String, String> environment) {
        words.add(program);
        this.environment = environment;
    }

    /** Returns a program of the JDK that runs this build. */
    static Tool ofJdk(String name) {
        return new Tool(Path.of(System.getProperty("java.home"), "bin", name).toString(), Map.of());
    }

    /** Returns any program, run with more environment. */
    static Tool of(Path program, Map<String, String> environment) {
        return new Tool(program.toString(), environment);
    }

    /** Adds words to the command line. */
    Tool with(Object... more) {
        for (Object word : more) {
            words.add(word.toString());
        }
        return this;
    }

    /** Keeps its standard output in a file. */
    Tool into(Path file) {
        data = Optional.of(file);
        return this;
    }

    /**
     * Runs it.
     *
     * @throws PackagingException when it fails or does not end within ten minutes; its output is in
     *     the message
     */
    void run() throws IOException, InterruptedException {
        run(0);
    }

    /** Runs it and demands an exit code. */
    void run(int expected) throws IOException, InterruptedException {
        Path output = Files.createTempFile("leeway-packaging", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words)
                            .redirectErrorStream(data.isEmpty())
                            .redirectOutput(data.orElse(output).toFile());
            data.ifPresent(file -> builder.redirectError(output.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new PackagingException(words + " did not end", Files.readString(output));
            }
            if (process.exitValue() != expected) {
                throw new PackagingException(
                        words + " ended with " + process.exitValue(), Files.readString(output));
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
