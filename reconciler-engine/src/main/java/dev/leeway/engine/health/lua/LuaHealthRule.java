package dev.leeway.engine.health.lua;

import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthRule;
import dev.leeway.engine.health.HealthStatus;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import com.fasterxml.jackson.core.JsonFactory;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Globals;

/**
 * Judges by the user's Lua scripts, in a child process without environment, with little memory and
 * a time limit for each script. The process is started on first need, serves one script at a time,
 * is killed at the limit and started anew for the next.
 *
 * <p>A script that fails, runs too long or answers nonsense gives {@code Unknown} with the reason;
 * it never throws. Blocks its caller; when that is interrupted, the answer is {@code Unknown} and
 * the thread stays interrupted. Safe for use from several threads.
 */
public final class LuaHealthRule implements HealthRule, AutoCloseable {
    /** Argo CD's own limit for a script. */
    public static final Duration LIMIT = Duration.ofSeconds(1);

    private final HealthScripts scripts;
    private final List<String> command;
    private final Path folder;
    private final Duration limit;

    /**
     * Holds the one place at the process; whoever takes it owns the process until it is put back.
     */
    private final BlockingQueue<Place> places = new LinkedBlockingQueue<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private record Place(@Nullable WorkerProcess worker) {}

    /**
     * Makes a rule; nothing is started yet.
     *
     * @param command starts {@link LuaWorker}, see {@link #command(Path)}
     * @param folder the empty folder in which the process runs
     * @param limit the time that a script may take
     */
    public LuaHealthRule(HealthScripts scripts, List<String> command, Path folder, Duration limit) {
        this.scripts = scripts;
        this.command = List.copyOf(command);
        this.folder = folder;
        this.limit = limit;
        places.add(new Place(null));
    }

    /**
     * Returns the command that starts the worker with a Java runtime, on the classes of this one.
     */
    public static List<String> command(Path java) {
        Set<String> classPath = new LinkedHashSet<>();
        for (Class<?> needed :
                List.of(LuaWorker.class, Globals.class, JsonFactory.class, Nullable.class)) {
            classPath.add(location(needed));
        }
        return List.of(
                java.toString(),
                "-Xmx96m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                String.join(File.pathSeparator, classPath),
                LuaWorker.class.getName());
    }

    private static String location(Class<?> type) {
        CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
        try {
            return Path.of(source.getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where " + type + " lies", e);
        }
    }

    @Override
    public Optional<Health> assess(Manifest live, HealthContext context) {
        return scripts.find(live.gvk().groupKind())
                .map(script -> run(script, live).from("lua: " + script.origin()));
    }

    private Health run(HealthScript script, Manifest live) {
        JsonObject request =
                JsonObject.builder()
                        .put("script", script.text())
                        .put("object", live.root())
                        .build();
        try {
            return verdict(ask(request));
        } catch (TimeoutException _) {
            return unknown(
                    "The script ran longer than " + limit.toMillis() + " ms and was stopped.");
        } catch (IOException e) {
            return unknown("The script could not be run: " + e.getMessage() + ".");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unknown("The script was not run, because the work was cancelled.");
        }
    }

    private JsonObject ask(JsonObject request)
            throws IOException, InterruptedException, TimeoutException {
        WorkerProcess worker = places.take().worker();
        WorkerProcess kept = null;
        try {
            if (worker == null) {
                worker = WorkerProcess.start(command, folder);
            }
            JsonObject answer = worker.ask(request, limit);
            kept = closed.get() ? null : worker;
            return answer;
        } finally {
            if (worker != null && kept == null) {
                worker.close();
            }
            places.add(new Place(kept));
        }
    }

    private static Health verdict(JsonObject answer) {
        Optional<String> error = answer.string("error");
        if (error.isPresent()) {
            return unknown("The script failed: " + error.get());
        }
        String word = answer.string("status", "");
        String message = answer.string("message", "");
        if (word.isEmpty()) {
            return new Health(HealthStatus.HEALTHY, message, "");
        }
        for (HealthStatus status : HealthStatus.values()) {
            if (status.word().equals(word)) {
                return new Health(status, message, "");
            }
        }
        return unknown("The script answered '" + word + "', which is no health status.");
    }

    private static Health unknown(String message) {
        return new Health(HealthStatus.UNKNOWN, message, "");
    }

    /**
     * Ends the process, if one was started; a script that runs now is let finish within its limit.
     * A later call starts a process for that one script.
     */
    @Override
    public void close() {
        closed.set(true);
        List<Place> free = new ArrayList<>();
        places.drainTo(free);
        for (Place place : free) {
            if (place.worker() != null) {
                place.worker().close();
            }
            places.add(new Place(null));
        }
    }
}
