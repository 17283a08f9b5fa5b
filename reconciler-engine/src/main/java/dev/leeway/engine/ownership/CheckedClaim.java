package dev.leeway.engine.ownership;

import dev.leeway.engine.wording.Wording;

/**
 * A claim, and what its claimer's own records say about it.
 *
 * @param claim the claim
 * @param standing what came of checking it
 */
public record CheckedClaim(Claim claim, Standing standing) {
    /** Returns claimer and evidence in one sentence without a full stop, for the operator. */
    public String sentence() {
        return said().text();
    }

    /** Returns claimer and evidence. */
    public Wording said() {
        Wording claimed = ClaimPhrase.CLAIMED.of(claim.claimant(), claim.mark());
        return standing.why().isEmpty()
                ? claimed
                : ClaimPhrase.AND_STANDING.of(claimed, standing.why());
    }
}
