package dev.leeway.engine.source;

/**
 * How far one commit is from another.
 *
 * @param ahead commits that only the one has
 * @param behind commits that only the other has
 * @param atLeast whether counting stopped early, so that there are more
 */
public record Distance(int ahead, int behind, boolean atLeast) {
    /** Returns whether both are the same commit. */
    public boolean isNone() {
        return ahead == 0 && behind == 0;
    }
}
