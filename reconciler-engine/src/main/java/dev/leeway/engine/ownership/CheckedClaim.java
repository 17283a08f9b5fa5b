package dev.leeway.engine.ownership;

/**
 * A claim, and what its claimer's own records say about it.
 *
 * @param claim the claim
 * @param standing what came of checking it
 */
public record CheckedClaim(Claim claim, Standing standing) {
    /** Returns claimer and evidence in one sentence without a full stop, for the operator. */
    public String sentence() {
        return claim.claimer()
                + ": "
                + claim.evidence()
                + (standing.evidence().isEmpty() ? "" : "; " + standing.evidence());
    }
}
