package dev.leeway.engine.source;

/** Told about long work on a repository. */
@FunctionalInterface
public interface SourceProgress {
    /** Hears nothing. */
    SourceProgress NONE = (task, done, total) -> {};

    /**
     * Called now and then.
     *
     * @param task what is being done, for example {@code Receiving objects}
     * @param done units done
     * @param total units in all, 0 when not known
     */
    void report(String task, int done, int total);
}
