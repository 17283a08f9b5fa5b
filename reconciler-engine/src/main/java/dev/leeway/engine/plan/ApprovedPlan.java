package dev.leeway.engine.plan;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Optional;

/** A plan that somebody approved; made by {@link Plan#approve} alone. */
public final class ApprovedPlan {
    private final Plan plan;
    private final String approver;
    private final Instant approvedAt;

    private final boolean confirmed;
    private final String trigger;

    ApprovedPlan(
            Plan plan, String approver, Instant approvedAt, boolean confirmed, String trigger) {
        this.plan = plan;
        this.approver = approver;
        this.approvedAt = approvedAt;
        this.confirmed = confirmed;
        this.trigger = trigger;
    }

    /**
     * Returns what made Leeway begin it by itself, as the workspace asks it to; empty when a person
     * approved it.
     */
    public String trigger() {
        return trigger;
    }

    /** Returns why a deletion is not covered by the approval; empty when it is. */
    public Optional<Wording> missing(Step.Prune prune) {
        return confirmed
                ? Optional.empty()
                : plan.guards().stream()
                        .filter(guard -> guard.objects().contains(prune.key()))
                        .map(PruneGuard::said)
                        .findFirst();
    }

    /** Returns the plan, as it was approved. */
    public Plan plan() {
        return plan;
    }

    /** Returns who approved it. */
    public String approver() {
        return approver;
    }

    /** Returns when it was approved. */
    public Instant approvedAt() {
        return approvedAt;
    }

    /** Returns the digest of what was approved. */
    public String digest() {
        return plan.digest();
    }

    @Override
    public String toString() {
        return "ApprovedPlan[" + plan.application() + " " + digest() + " by " + approver + "]";
    }
}
