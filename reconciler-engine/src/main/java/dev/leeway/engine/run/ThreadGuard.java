package dev.leeway.engine.run;

/** Tells which threads must never wait for the engine: the thread that draws the window. */
@FunctionalInterface
public interface ThreadGuard {
    /** Every thread may wait. */
    ThreadGuard NONE = () -> false;

    /** Returns whether the current thread must not wait. */
    boolean forbidsWaiting();
}
