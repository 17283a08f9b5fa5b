package dev.leeway.engine.source.git;

import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Finds the commit that a branch, a tag or a commit id names. */
final class RevisionNames {
    private static final int SHORTEST_ID = 4;

    private final Repository repository;
    private final GitTrouble trouble;

    RevisionNames(Repository repository, GitTrouble trouble) {
        this.repository = repository;
        this.trouble = trouble;
    }

    /** Returns whether it is a full commit id, which names the same commit for ever. */
    static boolean isFullId(String revision) {
        return revision.matches("[0-9a-fA-F]{40}");
    }

    /**
     * Returns the commit, or empty when nothing has that name.
     *
     * @throws SourceException when the name is ambiguous, or names something that is no commit
     */
    Optional<ObjectId> find(String revision) throws IOException, SourceException {
        if (isFullId(revision)) {
            ObjectId id = ObjectId.fromString(revision);
            return repository.getObjectDatabase().has(id) ? commit(id, revision) : Optional.empty();
        }
        if (revision.startsWith(Constants.R_REFS) || revision.equals(Constants.HEAD)) {
            return target(exact(revision), revision);
        }
        Ref branch = exact(Constants.R_HEADS + revision);
        Ref tag = exact(Constants.R_TAGS + revision);
        if (branch != null && tag != null) {
            throw trouble.of(
                    Problem.NO_SUCH_REVISION,
                    SourcePhrase.NAME_TWICE.of(revision),
                    SourcePhrase.NAME_TWICE_NEXT.of(revision),
                    null);
        }
        if (branch != null || tag != null) {
            return target(branch != null ? branch : tag, revision);
        }
        return abbreviated(revision);
    }

    private @Nullable Ref exact(String name) throws IOException {
        return Repository.isValidRefName(name) || name.equals(Constants.HEAD)
                ? repository.exactRef(name)
                : null;
    }

    private Optional<ObjectId> target(@Nullable Ref ref, String revision)
            throws IOException, SourceException {
        ObjectId id = ref == null ? null : ref.getObjectId();
        return id == null ? Optional.empty() : commit(id, revision);
    }

    private Optional<ObjectId> abbreviated(String revision) throws IOException, SourceException {
        if (!revision.matches("[0-9a-fA-F]{" + SHORTEST_ID + ",39}")) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk walk = new RevWalk(reader)) {
            Collection<ObjectId> all = reader.resolve(AbbreviatedObjectId.fromString(revision));
            List<ObjectId> commits = new ArrayList<>();
            for (ObjectId id : all) {
                if (walk.parseAny(id) instanceof RevCommit) {
                    commits.add(id);
                }
            }
            if (commits.size() > 1) {
                throw trouble.of(
                        Problem.NO_SUCH_REVISION,
                        SourcePhrase.COMMITS_MANY.of(revision, Integer.toString(commits.size())),
                        SourcePhrase.COMMITS_MANY_NEXT.of(),
                        null);
            }
            return commits.stream().findFirst();
        }
    }

    private Optional<ObjectId> commit(ObjectId id, String revision)
            throws IOException, SourceException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevObject object = walk.peel(walk.parseAny(id));
            if (object instanceof RevCommit) {
                return Optional.of(object.copy());
            }
            throw trouble.of(
                    Problem.NO_SUCH_REVISION,
                    SourcePhrase.NO_COMMIT.of(revision, Constants.typeString(object.getType())),
                    SourcePhrase.NO_COMMIT_NEXT.of(),
                    null);
        }
    }
}
