package dev.leeway.engine.render.child;

import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.wording.Wording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a program to its end, without a shell's words, with only the environment it is given, and
 * never beyond its limits. Cancelling (interruption) ends the program and everything it started.
 */
public final class ChildProcess {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final Duration WATCH = Duration.ofMillis(20);

    private ChildProcess() {}

    /** How a program ended. */
    public sealed interface Outcome {
        /**
         * By itself.
         *
         * @param exitCode its exit code, 0 for success
         * @param output its standard output, as text
         * @param errors its standard error, as text
         */
        record Ended(int exitCode, String output, String errors) implements Outcome {}

        /**
         * It was ended because of a limit.
         *
         * @param limit which one
         */
        record Stopped(Wording limit) implements Outcome {}

        /**
         * It could not be started.
         *
         * @param reason why
         */
        record NotStarted(String reason) implements Outcome {}
    }

    /**
     * Runs a program.
     *
     * @param command the program's path and its arguments
     * @param environment its whole environment
     * @param folder where it runs
     * @throws InterruptedException when cancelled; the program is ended then
     */
    public static Outcome run(
            List<String> command, Map<String, String> environment, Path folder, ChildLimits limits)
            throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(limited(command, limits));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            process.getOutputStream().close();
            var tooMuch = new AtomicBoolean();
            Drain output = new Drain(process.getInputStream(), limits.outputBytes(), tooMuch);
            Drain errors = new Drain(process.getErrorStream(), limits.outputBytes(), tooMuch);
            return watch(process, limits, output, errors, tooMuch);
        } catch (IOException e) {
            return new Outcome.NotStarted(String.valueOf(e.getMessage()));
        } finally {
            end(process.toHandle());
        }
    }

    /** Ends a process and everything that it started. */
    public static void end(ProcessHandle process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Outcome watch(
            Process process, ChildLimits limits, Drain output, Drain errors, AtomicBoolean tooMuch)
            throws InterruptedException {
        long deadline = System.nanoTime() + limits.timeout().toNanos();
        while (!process.waitFor(WATCH.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - deadline > 0) {
                return timeLimit(limits);
            }
            if (tooMuch.get()) {
                return outputLimit(limits);
            }
            OptionalLong memory = ResidentMemory.of(process.pid());
            if (memory.isPresent() && memory.getAsLong() > limits.memoryBytes()) {
                return memoryLimit(limits);
            }
        }
        // What it started may live on and keep its outputs open.
        if (!output.ends(deadline) || !errors.ends(deadline)) {
            return timeLimit(limits);
        }
        String written = output.text();
        String text = errors.text().strip();
        if (tooMuch.get()) {
            return outputLimit(limits);
        }
        boolean outOfMemory =
                process.exitValue() != 0
                        && (text.contains("out of memory") || text.contains("cannot allocate"));
        return outOfMemory
                ? memoryLimit(limits)
                : new Outcome.Ended(process.exitValue(), written, text);
    }

    private static Outcome timeLimit(ChildLimits limits) {
        return new Outcome.Stopped(
                RenderPhrase.TIME_LIMIT.of(Long.toString(limits.timeout().toMillis())));
    }

    private static Outcome memoryLimit(ChildLimits limits) {
        return new Outcome.Stopped(
                RenderPhrase.MEMORY_LIMIT.of(Long.toString(limits.memoryBytes() / 1024 / 1024)));
    }

    private static Outcome outputLimit(ChildLimits limits) {
        return new Outcome.Stopped(
                RenderPhrase.OUTPUT_LIMIT.of(Long.toString(limits.outputBytes() / 1024 / 1024)));
    }

    /**
     * Puts the address space limit in front where there is a shell that knows it. The watch on
     * resident memory alone could come too late for a program that grows fast.
     */
    private static List<String> limited(List<String> command, ChildLimits limits) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        // Go reserves address space beyond what it uses, so the bound is a generous one.
        long kib = (limits.memoryBytes() / 1024) * 3;
        List<String> wrapped =
                new ArrayList<>(
                        List.of(
                                SHELL.toString(),
                                "-c",
                                "ulimit -v " + kib + " 2>/dev/null; exec \"$@\"",
                                "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /** Reads an output on a thread of its own, up to the limit. */
    private static final class Drain {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread thread;

        Drain(InputStream stream, long limit, AtomicBoolean tooMuch) {
            thread = Thread.ofVirtual().start(() -> drain(stream, limit, tooMuch));
        }

        private void drain(InputStream stream, long limit, AtomicBoolean tooMuch) {
            byte[] buffer = new byte[16 * 1024];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    if (bytes.size() + n > limit) {
                        tooMuch.set(true);
                        return;
                    }
                    bytes.write(buffer, 0, n);
                }
            } catch (IOException e) {
                // The process was ended; what was read up to here is all there is.
                return;
            }
        }

        /** Returns whether the output comes to its end before the deadline. */
        boolean ends(long deadline) throws InterruptedException {
            long left = Math.max(0, deadline - System.nanoTime());
            return thread.join(Duration.ofNanos(left).plus(WATCH));
        }

        /** Returns what was written; to be asked once the output came to its end. */
        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
