package dev.leeway.engine.health.lua;

import dev.leeway.engine.worker.WorkerEndedException;
import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthRule;
import dev.leeway.engine.health.HealthStatus;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
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

    /** The process sends what went wrong in English words. */
    private static final PhraseReader SAID =
            new PhraseReader(
                    List.of(
                            HealthPhrase.LUA_RECURSES,
                            HealthPhrase.LUA_SAYS,
                            HealthPhrase.LUA_SILENT),
                    Set.of(),
                    Set.of());

    private final HealthScripts scripts;
    private final Worker worker;
    private final Duration limit;

    /**
     * Makes a rule; nothing is started yet.
     *
     * @param command starts {@link LuaWorker}, see {@link #command(Path)}
     * @param folder the empty folder in which the process runs
     * @param limit the time that a script may take
     */
    public LuaHealthRule(HealthScripts scripts, List<String> command, Path folder, Duration limit) {
        this.scripts = scripts;
        this.worker = new Worker(command, folder, limit);
        this.limit = limit;
    }

    /**
     * Returns the command that starts the worker with a Java runtime, on the classes of this one.
     */
    public static List<String> command(Path java) {
        return Worker.command(
                java, LuaWorker.class, List.of(Globals.class, JsonFactory.class, Nullable.class));
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
            return verdict(worker.ask(request));
        } catch (TimeoutException _) {
            return unknown(HealthPhrase.SCRIPT_TOO_LONG.of(limit.toMillis()));
        } catch (WorkerEndedException _) {
            return unknown(HealthPhrase.SCRIPT_PROCESS_ENDED.of());
        } catch (IOException e) {
            return unknown(HealthPhrase.SCRIPT_NOT_RUN.of(Thrown.words(e)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unknown(HealthPhrase.SCRIPT_CANCELLED.of());
        }
    }

    private static Health verdict(JsonObject answer) {
        Optional<String> error = answer.string("error");
        if (error.isPresent()) {
            return unknown(HealthPhrase.SCRIPT_FAILED.of(SAID.read(error.get())));
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
        return unknown(HealthPhrase.SCRIPT_NO_STATUS.of(word));
    }

    private static Health unknown(Wording said) {
        return new Health(HealthStatus.UNKNOWN, said, "");
    }

    /**
     * Ends the process, if one was started; a script that runs now is let finish within its limit.
     * A later call starts a process for that one script.
     */
    @Override
    public void close() {
        worker.close();
    }
}
