package dev.leeway.engine.automation;

import dev.leeway.engine.history.TallyPhrase;
import dev.leeway.engine.wording.Wording;
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
            return nothing(Reason.NOT_AUTOMATED, AutomationPhrase.NOT_ASKED_FOR.of());
        }
        if (facts.guarded() && !facts.policy().options().on(ON_PROTECTED)) {
            return nothing(Reason.PROTECTED, AutomationPhrase.PROTECTED.of(ON_PROTECTED));
        }
        if (facts.syncing()) {
            return nothing(Reason.SYNCING, AutomationPhrase.SYNCING.of());
        }
        if (!facts.confirmed()) {
            return nothing(Reason.GIT_NOT_REACHED, AutomationPhrase.GIT_SILENT.of());
        }
        if (facts.problems() > 0) {
            return nothing(Reason.PROBLEMS, AutomationPhrase.PROBLEMS.of(facts.problems()));
        }
        if (!facts.inventoryKnown()) {
            return nothing(Reason.INVENTORY_UNREADABLE, AutomationPhrase.INVENTORY_UNREADABLE.of());
        }
        Optional<HoldMark> hold =
                facts.holds().stream()
                        .filter(one -> one.scope() instanceof HoldScope.WholeApplication)
                        .findFirst();
        if (hold.isPresent()) {
            return nothing(Reason.HELD, AutomationPhrase.HELD.of(hold.get().said()));
        }
        if (facts.differing() > 0 || (facts.policy().prune() && facts.dropped() > 0)) {
            return Optional.empty();
        }
        return facts.dropped() > 0
                ? nothing(Reason.PRUNE_OFF, AutomationPhrase.DROPPED.of(facts.dropped()))
                : nothing(Reason.NOTHING_TO_DO, AutomationPhrase.NOTHING_DIFFERS.of());
    }

    private static Decision due(AutomationFacts facts) {
        String commit = facts.commit().substring(0, Math.min(7, facts.commit().length()));
        if (facts.last().isEmpty() || !facts.last().get().commit().equals(facts.commit())) {
            return new Sync(Trigger.GIT_MOVED_ON, TallyPhrase.GIT_ASKS.of(commit));
        }
        AutomationFacts.Attempts last = facts.last().get();
        if (last.failures() >= MOST_TRIES) {
            return new Nothing(
                    Reason.GAVE_UP,
                    AutomationPhrase.GAVE_UP.of(
                            Wording.quoted(commit), Wording.count(last.failures())));
        }
        if (last.failures() > 0) {
            return at(
                    last.ended().plus(pause(last.failures() - 1, LONGEST_RETRY)),
                    facts.now(),
                    new Sync(
                            Trigger.RETRY,
                            TallyPhrase.TRY.of(
                                    Wording.count(last.failures() + 1),
                                    Wording.count(MOST_TRIES),
                                    Wording.quoted(commit))),
                    AutomationPhrase.RETRY_LATER.of(commit));
        }
        if (!facts.policy().selfHeal()) {
            return new Nothing(Reason.DRIFT_LEFT, AutomationPhrase.COMMIT_LEFT.of(commit));
        }
        return at(
                last.ended().plus(pause(Math.max(0, last.repeats() - 1), LONGEST_HEAL)),
                facts.now(),
                new Sync(Trigger.DRIFT, TallyPhrase.DRIFTED.of(commit)),
                AutomationPhrase.DRIFT_LATER.of());
    }

    /**
     * Decides once more by the plan that was made.
     *
     * @param sync what was decided before
     * @param plan the plan
     */
    public static Decision decide(Sync sync, Plan plan, Instant now) {
        if (plan.asked().isPresent()) {
            return new Nothing(
                    Reason.NEEDS_CONFIRMATION,
                    AutomationPhrase.CONFIRMATION.of(plan.asked().get()));
        }
        if (plan.isEmpty()) {
            return new Nothing(
                    plan.holds().isEmpty() ? Reason.NOTHING_TO_DO : Reason.HELD,
                    plan.holds().isEmpty()
                            ? AutomationPhrase.NOTHING_TO_SEND.of()
                            : AutomationPhrase.HELD_OBJECTS.of(
                                    Wording.count(plan.holds().size()),
                                    plan.holds().getFirst().reason().said()));
        }
        return switch (plan.lease()) {
            case LeaseOutlook.Held held -> new WaitUntil(now.plus(OTHERS_SYNC), held.said());
            case LeaseOutlook.Ending ending -> new WaitUntil(now.plus(OTHERS_SYNC), ending.said());
            case LeaseOutlook.Free _, LeaseOutlook.NotPermitted _, LeaseOutlook.NotKnown _ -> sync;
        };
    }

    private static Decision at(Instant when, Instant now, Sync sync, Wording said) {
        return now.isBefore(when) ? new WaitUntil(when, said) : sync;
    }

    private static Duration pause(int doublings, Duration longest) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(doublings, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }

    private static Optional<Nothing> nothing(Reason reason, Wording said) {
        return Optional.of(new Nothing(reason, said));
    }
}
