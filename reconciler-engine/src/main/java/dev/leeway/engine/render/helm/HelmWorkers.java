package dev.leeway.engine.render.helm;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.helm.HelmWorker.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one worker process: started on first need, used again, replaced when it is lost. One order at
 * a time, others wait in line.
 */
final class HelmWorkers implements AutoCloseable {
    private final Path java;
    private final String classPath;
    private final long memoryBytes;

    /** A turn, not a lock: whoever holds it is the only one to talk to the worker. */
    private final Semaphore turn = new Semaphore(1, true);

    private @Nullable HelmWorker worker;

    HelmWorkers(Path java, String classPath, long memoryBytes) {
        this.java = java;
        this.classPath = classPath;
        this.memoryBytes = memoryBytes;
    }

    Answer render(JsonObject order, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        if (!turn.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Answer.Lost(RenderPhrase.HELM_BUSY.of());
        }
        boolean usable = false;
        try {
            if (!Files.isExecutable(java)) {
                return new Answer.Lost(RenderPhrase.HELM_NO_JAVA.of(java.toString()));
            }
            HelmWorker current = worker;
            if (current == null || !current.isAlive()) {
                discard();
                current = HelmWorker.start(java, classPath);
                worker = current;
            }
            Answer answer = current.render(order, deadline, memoryBytes);
            usable = !(answer instanceof Answer.Lost);
            return answer;
        } finally {
            if (!usable) {
                discard();
            }
            turn.release();
        }
    }

    private void discard() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }

    @Override
    public void close() {
        boolean mine = turn.tryAcquire();
        discard();
        if (mine) {
            turn.release();
        }
    }
}
