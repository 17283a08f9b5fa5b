package dev.leeway.engine.compare.jq;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leeway.engine.compare.DoubtPhrase;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.worker.Worker;
import dev.leeway.engine.worker.WorkerEndedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import net.thisptr.jackson.jq.JsonQuery;
import org.jcodings.Encoding;
import org.joni.Regex;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates jq path expressions in a child process without environment, with little memory and a
 * time limit for each evaluation. The process is started on first need. Safe for use from several
 * threads.
 */
public final class JqPathExpressions implements PathExpressions, AutoCloseable {
    /** Argo CD's own limit for an expression. */
    public static final Duration LIMIT = Duration.ofSeconds(1);

    private final Worker worker;
    private final Duration limit;

    /**
     * Makes one; nothing is started yet.
     *
     * @param java the Java launcher that runs the process
     * @param folder where it runs
     * @param limit the time that an evaluation may take
     */
    public JqPathExpressions(Path java, Path folder, Duration limit) {
        this.worker =
                new Worker(
                        Worker.command(
                                java,
                                JqWorker.class,
                                List.of(
                                        JsonQuery.class,
                                        ObjectMapper.class,
                                        JsonFactory.class,
                                        JsonProperty.class,
                                        Regex.class,
                                        Encoding.class,
                                        Nullable.class)),
                        folder,
                        limit);
        this.limit = limit;
    }

    /** Makes one that runs on this process's own Java runtime. */
    public static JqPathExpressions ofRuntime() {
        Path home = Path.of(System.getProperty("java.home", ""));
        return new JqPathExpressions(home.resolve("bin").resolve("java"), home, LIMIT);
    }

    @Override
    public Selection select(String expression, JsonObject object) throws InterruptedException {
        JsonObject question =
                JsonObject.builder().put("expression", expression).put("object", object).build();
        try {
            return selection(worker.ask(question));
        } catch (TimeoutException _) {
            return new Selection.Failed(
                    DoubtPhrase.EXPRESSION_SLOW.of(Long.toString(limit.toMillis())));
        } catch (WorkerEndedException _) {
            return new Selection.Failed(DoubtPhrase.EXPRESSION_ENDED.of());
        } catch (IOException e) {
            return new Selection.Failed(DoubtPhrase.EXPRESSION_NOT_RUN.of(Thrown.words(e)));
        }
    }

    private static Selection selection(JsonObject answer) {
        Optional<String> error = answer.string("error");
        if (error.isPresent()) {
            return new Selection.Failed(JqWords.of(error.get()));
        }
        List<String> pointers = new ArrayList<>();
        for (JsonValue pointer : answer.arrayAt("pointers")) {
            if (pointer instanceof JsonString(String text)) {
                pointers.add(text);
            }
        }
        return new Selection.Fields(pointers);
    }

    @Override
    public void close() {
        worker.close();
    }
}
