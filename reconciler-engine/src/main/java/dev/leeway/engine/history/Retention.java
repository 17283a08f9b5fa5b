package dev.leeway.engine.history;

/**
 * How much history is kept of one application on one cluster.
 *
 * @param syncs the most syncs; at least 1
 * @param bytes the most bytes of kept manifests, as they are stored: compressed, each content once
 */
public record Retention(int syncs, long bytes) {
    /** The newest 1,000 syncs, at most 256 MiB of manifests. */
    public static final Retention USUAL = new Retention(1_000, 256L << 20);

    public Retention {
        if (syncs < 1 || bytes < 0) {
            throw new IllegalArgumentException(
                    "a history of " + syncs + " syncs and " + bytes + " bytes keeps nothing");
        }
    }
}
