package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One repository as the window knows it.
 *
 * @param name its name
 * @param fetching whether it is being fetched now
 * @param fetchedAt when its remote last answered, empty when it never did
 * @param trouble why the last fetch failed, empty after one that went well
 */
public record RepositoryState(
        String name, boolean fetching, Optional<Instant> fetchedAt, Optional<String> trouble) {
    /** Makes a repository that was never fetched. */
    public static RepositoryState unasked(String name) {
        return new RepositoryState(name, false, Optional.empty(), Optional.empty());
    }

    /** Returns it while it is being fetched. */
    public RepositoryState asking() {
        return new RepositoryState(name, true, fetchedAt, trouble);
    }

    /** Returns it after its remote answered. */
    public RepositoryState answered(Instant at) {
        return new RepositoryState(name, false, Optional.of(at), Optional.empty());
    }

    /** Returns it after its remote did not answer; when it last did stays known. */
    public RepositoryState silent(String why) {
        return new RepositoryState(name, false, fetchedAt, Optional.of(why));
    }
}
