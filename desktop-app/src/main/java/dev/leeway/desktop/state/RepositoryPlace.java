package dev.leeway.desktop.state;

import dev.leeway.engine.render.Origin;

import java.util.Optional;

/**
 * A place in a repository.
 *
 * @param repository the repository's name
 * @param revision the branch, tag or commit that is looked at
 * @param view which side of it
 */
public record RepositoryPlace(String repository, String revision, View view) {
    /** A side of a repository. */
    public sealed interface View {
        /**
         * Its files.
         *
         * @param path the file that is open; empty for none
         * @param line the line to go to, from 1; 0 for none
         */
        record Files(String path, int line) implements View {}

        /**
         * Its commits.
         *
         * @param commit the full id of the commit to go to; empty for the newest
         * @param search what is searched for, as the operator writes it
         */
        record Commits(String commit, String search) implements View {}

        /**
         * Two revisions side by side; the later one is the place's revision.
         *
         * @param from the earlier revision; empty for before the first commit
         * @param rendered whether what they render to is compared, and not their files
         * @param path the file to go to; empty for the first
         */
        record Compare(String from, boolean rendered, String path) implements View {}

        /** Its open pull requests. */
        record Requests() implements View {}
    }

    /** Returns the line that a document comes from; empty when the line is not known. */
    public static Optional<RepositoryPlace> of(String repository, String revision, Origin origin) {
        return origin.line() > 0
                ? Optional.of(
                        new RepositoryPlace(
                                repository, revision, new View.Files(origin.file(), origin.line())))
                : Optional.empty();
    }

    /** Returns another side at the same revision. */
    public RepositoryPlace with(View other) {
        return new RepositoryPlace(repository, revision, other);
    }

    /** Returns another side at another revision. */
    public RepositoryPlace at(String other, View side) {
        return new RepositoryPlace(repository, other, side);
    }
}
