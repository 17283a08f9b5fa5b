package dev.leeway.engine.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a proposal is made; becomes the commit's message, its trailers and the request's text.
 *
 * @param kind what it comes from
 * @param id the lease's id for a bypass, else an id of its own; letters, digits and hyphens; part
 *     of the branch's name, and the same id is never proposed twice
 * @param reason why, in the operator's words
 * @param incident the incident's reference, may be empty
 * @param owner who is behind it
 * @param approvers who else approved
 * @param leaseEnd when the lease ends, for a bypass
 */
public record ProposalReason(
        Kind kind,
        String id,
        String reason,
        String incident,
        String owner,
        List<String> approvers,
        Optional<Instant> leaseEnd) {
    public ProposalReason {
        approvers = List.copyOf(approvers);
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("'" + id + "' is no id for a branch");
        }
    }

    /** What a proposal comes from. */
    public enum Kind {
        /** An emergency fix. */
        BYPASS,
        /** A live difference that is to stay. */
        ADOPT,
        /** A rollback. */
        REVERT
    }

    /** Returns the branch that carries the commit. */
    public String branch() {
        return switch (kind) {
            case BYPASS -> "leeway/bypass/" + id;
            case ADOPT -> "leeway/adopt/" + id;
            case REVERT -> "leeway/revert/" + id;
        };
    }
}
