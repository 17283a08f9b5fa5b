package dev.leeway.engine.worker;

import dev.leeway.engine.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One child process that answers questions: started on first need, without environment, serving one
 * question at a time, killed at the limit and started anew for the next. Safe for use from several
 * threads.
 */
public final class Worker implements AutoCloseable {
    private final List<String> command;
    private final Path folder;
    private final Duration limit;

    /**
     * Holds the one place at the process; whoever takes it owns the process until it is put back.
     */
    private final BlockingQueue<Place> places = new LinkedBlockingQueue<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private record Place(@Nullable WorkerProcess process) {}

    /**
     * Makes a worker; nothing is started yet.
     *
     * @param command starts the program, see {@link #command}; it says that it is ready with an
     *     empty message, see {@link Frames}
     * @param folder the folder in which the process runs
     * @param limit the time that an answer may take, the start of the process not counted
     */
    public Worker(List<String> command, Path folder, Duration limit) {
        this.command = List.copyOf(command);
        this.folder = folder;
        this.limit = limit;
        places.add(new Place(null));
    }

    /**
     * Returns the command that starts a program of Leeway's own with a Java runtime, 96 MB of heap
     * and the few classes that it needs.
     *
     * @param java the Java launcher
     * @param program the class with the main method
     * @param needed a class of each library that the program needs
     */
    public static List<String> command(Path java, Class<?> program, List<Class<?>> needed) {
        Set<String> classPath = new LinkedHashSet<>();
        classPath.add(location(program));
        needed.forEach(type -> classPath.add(location(type)));
        return List.of(
                java.toString(),
                "-Xmx96m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                String.join(File.pathSeparator, classPath),
                program.getName());
    }

    private static String location(Class<?> type) {
        CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + type + " lies", e);
        }
    }

    /**
     * Asks.
     *
     * @throws TimeoutException when there was no answer within the limit; the process was killed
     * @throws IOException when the process cannot be started or ended without an answer
     */
    public JsonObject ask(JsonObject question)
            throws IOException, InterruptedException, TimeoutException {
        WorkerProcess process = places.take().process();
        WorkerProcess kept = null;
        try {
            if (process == null) {
                process = WorkerProcess.start(command, folder);
            }
            JsonObject answer = process.ask(question, limit);
            kept = closed.get() ? null : process;
            return answer;
        } finally {
            if (process != null && kept == null) {
                process.close();
            }
            places.add(new Place(kept));
            if (closed.get()) {
                // It was closed while this place was taken.
                close();
            }
        }
    }

    /**
     * Ends the process, if one was started; a question that is answered now is let finish within
     * its limit. A later question starts a process for itself alone.
     */
    @Override
    public void close() {
        closed.set(true);
        List<Place> free = new ArrayList<>();
        places.drainTo(free);
        for (Place place : free) {
            if (place.process() != null) {
                place.process().close();
            }
            places.add(new Place(null));
        }
    }

    /** Ends this process when its parent ends; called by the programs that run in workers. */
    public static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        parent -> {
                            var _ = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
                        });
    }
}
