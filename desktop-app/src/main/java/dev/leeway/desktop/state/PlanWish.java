package dev.leeway.desktop.state;

/**
 * What the operator wants of a plan.
 *
 * @param prune whether extras are deleted
 * @param takeOver whether fields that Git asks for are taken from other field managers, a hand edit
 *     for example
 */
public record PlanWish(boolean prune, boolean takeOver) {
    /** Deletes nothing and takes nothing over. */
    public static final PlanWish PLAIN = new PlanWish(false, false);
}
