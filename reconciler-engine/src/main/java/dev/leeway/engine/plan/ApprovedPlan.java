package dev.leeway.engine.plan;

import java.time.Instant;

/** A plan that somebody approved; made by {@link Plan#approve} alone. */
public final class ApprovedPlan {
    private final Plan plan;
    private final String approver;
    private final Instant approvedAt;

    ApprovedPlan(Plan plan, String approver, Instant approvedAt) {
        this.plan = plan;
        this.approver = approver;
        this.approvedAt = approvedAt;
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
