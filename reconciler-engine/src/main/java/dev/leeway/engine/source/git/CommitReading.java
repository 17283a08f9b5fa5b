package dev.leeway.engine.source.git;

import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.PathChange;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads everything that one commit says. */
final class CommitReading {
    private static final int MOST_CHANGES = 5_000;

    private final Repository repository;

    CommitReading(Repository repository) {
        this.repository = repository;
    }

    CommitDetails read(ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            PersonIdent committer = commit.getCommitterIdent();
            Optional<ObjectId> parent =
                    commit.getParentCount() == 0
                            ? Optional.empty()
                            : Optional.of(commit.getParent(0).copy());
            List<PathChange> changes = MirrorHistory.changes(repository, parent, id);
            int shown = Math.min(changes.size(), MOST_CHANGES);
            return new CommitDetails(
                    MirrorHistory.commit(commit),
                    committer.getName(),
                    committer.getEmailAddress(),
                    committer.getWhenAsInstant(),
                    commit.getFullMessage().stripTrailing(),
                    commit.getFooterLines().stream().map(CommitReading::trailer).toList(),
                    format(commit),
                    changes.subList(0, shown),
                    changes.size() - shown);
        }
    }

    private static CommitDetails.Trailer trailer(FooterLine line) {
        return new CommitDetails.Trailer(line.getKey(), line.getValue());
    }

    /** Returns the format of a commit's signature, or empty when there is none. */
    Optional<String> signature(ObjectId id) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return format(walk.parseCommit(id));
        }
    }

    /** Source: gitformat-signature, which tells the formats apart by how they begin. */
    private static Optional<String> format(RevCommit commit) {
        byte[] signature = commit.getRawGpgSignature();
        if (signature == null) {
            return Optional.empty();
        }
        String armor = new String(signature, StandardCharsets.US_ASCII);
        if (armor.startsWith("-----BEGIN SSH SIGNATURE")) {
            return Optional.of("ssh");
        }
        return Optional.of(armor.startsWith("-----BEGIN SIGNED MESSAGE") ? "x509" : "openpgp");
    }
}
