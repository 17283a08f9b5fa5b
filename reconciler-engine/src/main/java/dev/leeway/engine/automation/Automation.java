package dev.leeway.engine.automation;

import dev.leeway.engine.automation.Decision.Nothing;
import dev.leeway.engine.automation.Decision.Reason;
import dev.leeway.engine.automation.Decision.Sync;
import dev.leeway.engine.automation.Decision.Trigger;
import dev.leeway.engine.automation.Decision.WaitUntil;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether an application is synced without being asked. Pure.
 *
 * <p>The pace is Argo CD's: a failed sync is tried again after 5 s, then twice as long each time up
 * to 3 min, five times at most for one revision; drift is undone 5 s after the last sync, and
 * slower and slower, up to 5 min, when it comes back each time.
 */
public final class Automation {
    private static final int MOST_TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(3);
    private static final Duration LONGEST_HEAL = Duration.ofMinutes(5);
    private static final Duration OTHERS_SYNC = Duration.ofSeconds(15);

    private Automation() {}

    /** The word in a workspace's sync options that allows automated syncs to protected clusters. */
    public static final String ON_PROTECTED = "AutomatedOnProtected";

    /** Decides by what a comparison found. */
    public static Decision decide(AutomationFacts facts) {
        return bar(facts).<Decision>map(nothing -> nothing).orElseGet(() -> due(facts));
    }

    private static Optional<Nothing> bar(AutomationFacts facts) {
        if (!facts.policy().automated()) {
            return nothing(Reason.NOT_AUTOMATED, "Automated syncs are not asked for.");
        }
        if (facts.guarded() && !facts.policy().options().on(ON_PROTECTED)) {
            return nothing(
                    Reason.PROTECTED,
                    "The cluster is protected; automated syncs there need the option "
                            + ON_PROTECTED
                            + "=true.");
        }
        if (facts.syncing()) {
            return nothing(Reason.SYNCING, "A sync is at work.");
        }
        if (!facts.confirmed()) {
            return nothing(
                    Reason.GIT_NOT_REACHED, "Git could not be asked whether it has moved on.");
        }
        if (facts.problems() > 0) {
            return nothing(Reason.PROBLEMS, facts.problems() + " document(s) have problems.");
        }
        if (!facts.inventoryKnown()) {
            return nothing(
                    Reason.INVENTORY_UNREADABLE, "What Leeway applied earlier could not be read.");
        }
        Optional<HoldMark> hold =
                facts.holds().stream()
                        .filter(one -> one.scope() instanceof HoldScope.WholeApplication)
                        .findFirst();
        if (hold.isPresent()) {
            return nothing(Reason.HELD, hold.get().sentence() + ".");
        }
        if (facts.differing() > 0 || (facts.policy().prune() && facts.dropped() > 0)) {
            return Optional.empty();
        }
        return facts.dropped() > 0
                ? nothing(
                        Reason.PRUNE_OFF,
                        "Git dropped " + facts.dropped() + " object(s), and pruning is off.")
                : nothing(Reason.NOTHING_TO_DO, "Nothing differs that may be written.");
    }

    private static Decision due(AutomationFacts facts) {
        String commit = facts.commit().substring(0, Math.min(7, facts.commit().length()));
        if (facts.last().isEmpty() || !facts.last().get().commit().equals(facts.commit())) {
            return new Sync(Trigger.GIT_MOVED_ON, "Git asks for " + commit);
        }
        AutomationFacts.Attempts last = facts.last().get();
        if (last.failures() >= MOST_TRIES) {
            return new Nothing(
                    Reason.GAVE_UP,
                    "The sync to "
                            + commit
                            + " was not whole "
                            + last.failures()
                            + " times; it is not tried again before Git moves on or somebody syncs.");
        }
        if (last.failures() > 0) {
            return at(
                    last.ended().plus(pause(last.failures() - 1, LONGEST_RETRY)),
                    facts.now(),
                    new Sync(
                            Trigger.RETRY,
                            "try " + (last.failures() + 1) + " of " + MOST_TRIES + " at " + commit),
                    "the sync to " + commit + " was not whole and is tried again");
        }
        if (!facts.policy().selfHeal()) {
            return new Nothing(
                    Reason.DRIFT_LEFT,
                    commit + " was synced; what differs since is left, because selfHeal is off.");
        }
        return at(
                last.ended().plus(pause(Math.max(0, last.repeats() - 1), LONGEST_HEAL)),
                facts.now(),
                new Sync(Trigger.DRIFT, "the cluster drifted from " + commit),
                "drift is undone a while after the last sync");
    }

    /**
     * Decides once more by the plan that was made.
     *
     * @param sync what was decided before
     * @param plan the plan
     */
    public static Decision decide(Sync sync, Plan plan, Instant now) {
        if (plan.confirmation().isPresent()) {
            return new Nothing(
                    Reason.NEEDS_CONFIRMATION,
                    "The plan needs '" + plan.confirmation().get() + "' to be typed by a person.");
        }
        if (plan.isEmpty()) {
            return new Nothing(
                    plan.holds().isEmpty() ? Reason.NOTHING_TO_DO : Reason.HELD,
                    plan.holds().isEmpty()
                            ? "There is nothing to send."
                            : plan.holds().size()
                                    + " object(s) are held: "
                                    + plan.holds().getFirst().reason().message());
        }
        return switch (plan.lease()) {
            case LeaseOutlook.Held held -> new WaitUntil(now.plus(OTHERS_SYNC), held.message());
            case LeaseOutlook.Ending ending ->
                    new WaitUntil(now.plus(OTHERS_SYNC), ending.message());
            case LeaseOutlook.Free _, LeaseOutlook.NotPermitted _, LeaseOutlook.NotKnown _ -> sync;
        };
    }

    private static Decision at(Instant when, Instant now, Sync sync, String why) {
        return now.isBefore(when) ? new WaitUntil(when, why) : sync;
    }

    private static Duration pause(int doublings, Duration longest) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doublings, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private static Optional<Nothing> nothing(Reason reason, String why) {
        return Optional.of(new Nothing(reason, why));
    }
}
