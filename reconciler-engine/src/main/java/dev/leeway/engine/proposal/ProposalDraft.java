package dev.leeway.engine.proposal;

import dev.leeway.engine.resource.Revision;
import java.util.List;
import java.util.Optional;

/**
 * The ways to bring live values into Git, each with its proof. Nothing has been written anywhere.
 *
 * @param application the application
 * @param repository the repository's name in the workspace
 * @param base the revision that is edited
 * @param target the branch that a pull request would ask to be merged into
 * @param touched the fields with their live values; empty for an older revision
 * @param candidates the ways, best first; at least one
 */
public record ProposalDraft(
        String application,
        String repository,
        Revision base,
        String target,
        List<TouchedObject> touched,
        List<Candidate> candidates) {
    public ProposalDraft {
        touched = List.copyOf(touched);
        candidates = List.copyOf(candidates);
    }

    /** Returns the best way that is proved and hits nobody else, or empty. */
    public Optional<Candidate> complete() {
        return candidates.stream().filter(Candidate::isComplete).findFirst();
    }

    /** Returns whether Git says already what is live. */
    public boolean isInGitAlready() {
        return candidates.stream().allMatch(one -> one.files().isEmpty() && one.own().isProved());
    }
}
