package dev.leeway.engine.worker;

import dev.leeway.engine.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One child process. For one caller at a time; after any failure it must be closed. */
final class WorkerProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final DataOutputStream requests;
    private final DataInputStream answers;

    private WorkerProcess(Process process) {
        this.process = process;
        this.requests = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(process.getInputStream());
    }

    static WorkerProcess start(List<String> command, Path folder)
            throws IOException, InterruptedException, TimeoutException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        WorkerProcess worker = new WorkerProcess(builder.start());
        try {
            worker.await(() -> Frames.read(worker.answers), START_LIMIT);
            return worker;
        } catch (IOException | InterruptedException | TimeoutException e) {
            worker.close();
            throw e;
        }
    }

    JsonObject ask(JsonObject request, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        return await(
                () -> {
                    Frames.write(requests, request);
                    return Frames.read(answers);
                },
                limit);
    }

    /** A read from a pipe cannot be interrupted, so it is done aside; closing ends it. */
    private JsonObject await(Exchange exchange, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        FutureTask<JsonObject> task = new FutureTask<>(exchange::run);
        Thread.ofVirtual().name("worker-exchange").start(task);
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new WorkerEndedException(e.getCause());
        }
    }

    @FunctionalInterface
    private interface Exchange {
        JsonObject run() throws IOException;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
