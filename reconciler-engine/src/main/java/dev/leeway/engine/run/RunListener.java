package dev.leeway.engine.run;

/**
 * Hears what happens in a run. Called on the run's own threads, several at once while steps are
 * carried out; must not block.
 */
@FunctionalInterface
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = _ -> {};

    /** Takes one event. */
    void on(RunEvent event);
}
