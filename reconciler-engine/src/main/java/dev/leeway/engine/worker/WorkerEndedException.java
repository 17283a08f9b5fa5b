package dev.leeway.engine.worker;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A worker's process ended before it answered, or answered nonsense. */
public final class WorkerEndedException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    WorkerEndedException(@Nullable Throwable cause) {
        super("the worker process ended or cannot be reached", cause);
    }
}
