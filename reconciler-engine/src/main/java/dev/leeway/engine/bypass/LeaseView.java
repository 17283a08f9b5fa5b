package dev.leeway.engine.bypass;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lease as lists show it. Pure.
 *
 * @param id its id
 * @param application the application
 * @param cluster the cluster
 * @param objects the fixed objects
 * @param owner who holds it
 * @param reason why
 * @param incident the incident's reference; may be empty
 * @param stage where it stands
 * @param end when its time is up
 * @param left how long until then; negative when it is overdue
 * @param proof what is certain, in words, newest last
 * @param alarm whether somebody must decide now
 * @param next what can be done, the likeliest first; nothing while a step is under way
 */
public record LeaseView(
        String id,
        String application,
        String cluster,
        List<ResourceKey> objects,
        String owner,
        String reason,
        String incident,
        Stage stage,
        Instant end,
        Duration left,
        List<String> proof,
        boolean alarm,
        List<Action> next) {
    private static final List<Action> ONLY_TO_BE_RELEASED =
            List.of(Action.RELEASE, Action.EXTEND, Action.RELEASE_INTO_GIT);

    /** Git's value or the fix: nobody but the operator knows which one is right. */
    private static final List<Action> BOTH_WAYS =
            List.of(Action.RELEASE_INTO_GIT, Action.PROPOSE, Action.RELEASE, Action.EXTEND);

    public LeaseView {
        objects = List.copyOf(objects);
        proof = List.copyOf(proof);
        next = List.copyOf(next);
    }

    /** What an operator can do with a lease. */
    public enum Action {
        /** Find out what became of a step that was cut off, and go on. */
        GO_ON,
        /** Take the fix to Git. */
        PROPOSE,
        /** Look whether it can be released. */
        RELEASE,
        /** Fix the overwritten fields anew. */
        FIX_ANEW,
        /** Give it more time. */
        EXTEND,
        /** Give the fix up for what Git says. */
        RELEASE_INTO_GIT,
        /** Apply the inverse. */
        ABANDON
    }

    /** Returns the view of a lease with which this process takes no step right now. */
    public static LeaseView of(Lease lease, Instant now) {
        return of(lease, now, false);
    }

    /**
     * Returns the view of a lease at a time.
     *
     * @param underWay whether this process is taking a step with it: what was begun is not cut off
     */
    public static LeaseView of(Lease lease, Instant now, boolean underWay) {
        Bypass bypass = lease.bypass();
        boolean cutOff = lease.pending().isPresent() && !underWay;
        return new LeaseView(
                bypass.id(),
                bypass.application(),
                bypass.cluster(),
                bypass.objects(),
                bypass.owner(),
                bypass.reason(),
                bypass.incident(),
                lease.stage(),
                bypass.end(),
                Duration.between(now, bypass.end()),
                lease.entries().stream().map(LeaseView::line).toList(),
                cutOff || alarming(lease) || overdue(lease, now),
                underWay ? List.of() : actions(lease, cutOff));
    }

    /**
     * Returns what is right to do as things stand; empty while others have to decide, as those who
     * review its proposal, or while nobody but the operator knows.
     *
     * @param outlook what its ends would do, where that is known
     */
    public Optional<Action> right(Optional<LeaseOutlook> outlook) {
        if (next.isEmpty() || next.getFirst() == Action.GO_ON) {
            return next.stream().findFirst();
        }
        boolean inGit = outlook.filter(LeaseOutlook::inGit).isPresent();
        return switch (stage) {
            case FIXED -> inGit ? Optional.of(Action.RELEASE) : next.stream().findFirst();
            case PROPOSED -> Optional.empty();
            // Until Git and live are seen to agree nothing is released; then it ends by itself.
            case MERGED, CONVERGING -> inGit ? Optional.of(Action.RELEASE) : Optional.empty();
            case DRAFT, GUARDED, ERODED, EXPIRED, RELEASED, ABANDONED -> next.stream().findFirst();
        };
    }

    private static boolean overdue(Lease lease, Instant now) {
        return !lease.stage().over() && lease.isOverdue(now);
    }

    private static boolean alarming(Lease lease) {
        return switch (lease.stage()) {
            case ERODED, EXPIRED -> true;
            case MERGED -> lease.mergedOtherwise().isPresent();
            case DRAFT, GUARDED, FIXED, PROPOSED, CONVERGING, RELEASED, ABANDONED -> false;
        };
    }

    private static List<Action> actions(Lease lease, boolean cutOff) {
        List<Action> actions = new ArrayList<>();
        if (lease.stage().over()) {
            return actions;
        }
        if (cutOff) {
            actions.add(Action.GO_ON);
        }
        switch (lease.stage()) {
            case DRAFT, GUARDED -> {
                if (!cutOff) {
                    actions.add(Action.GO_ON);
                }
            }
            case FIXED -> {
                if (lease.bypass().endsInGit()) {
                    actions.add(Action.PROPOSE);
                }
                actions.addAll(ONLY_TO_BE_RELEASED);
            }
            case MERGED ->
                    actions.addAll(
                            lease.mergedOtherwise().isPresent() ? BOTH_WAYS : ONLY_TO_BE_RELEASED);
            case PROPOSED, CONVERGING -> actions.addAll(ONLY_TO_BE_RELEASED);
            case ERODED -> actions.addAll(List.of(Action.FIX_ANEW, Action.RELEASE_INTO_GIT));
            case EXPIRED -> actions.addAll(List.of(Action.EXTEND, Action.RELEASE_INTO_GIT));
            case RELEASED, ABANDONED -> {}
        }
        actions.add(Action.ABANDON);
        return actions;
    }

    private static String merged(BypassState.Merged merged) {
        return switch (merged.landing()) {
            case AS_PROPOSED -> "merged in " + merged.mergeCommit();
            case OTHERWISE ->
                    "merged in " + merged.mergeCommit() + ", with other values than proposed";
            case MOVED_ON ->
                    "Git has other values as of "
                            + merged.mergeCommit()
                            + ", merged otherwise or changed by somebody else";
        };
    }

    private static String line(JournalEntry entry) {
        return entry.at().truncatedTo(ChronoUnit.SECONDS)
                + " "
                + switch (entry) {
                    case JournalEntry.Intended intended -> "begins: " + intended.what();
                    case JournalEntry.Dropped dropped -> "did not come about: " + dropped.why();
                    case JournalEntry.Extended extended ->
                            "until "
                                    + extended.end()
                                    + ", by "
                                    + extended.by()
                                    + ": "
                                    + extended.reason();
                    case JournalEntry.Reached reached -> line(reached.state());
                };
    }

    private static String line(BypassState state) {
        return switch (state) {
            case BypassState.Draft _ -> "draft";
            case BypassState.Guarded guarded ->
                    "guarded: "
                            + String.join(
                                    "; ",
                                    guarded.proofs().stream()
                                            .map(BypassState.Proof::message)
                                            .toList());
            case BypassState.Fixed fixed ->
                    "fixed: "
                            + String.join(
                                    "; ",
                                    fixed.objects().stream()
                                            .map(one -> one.key() + " at " + one.resourceVersion())
                                            .toList());
            case BypassState.Proposed proposed ->
                    "proposed: " + proposed.branch() + " at " + proposed.commit();
            case BypassState.Merged merged -> merged(merged);
            case BypassState.Converging converging ->
                    switch (converging.goal()) {
                        case BypassState.Goal.MergedCommit merged ->
                                "converging on " + merged.commit();
                        case BypassState.Goal.GitState git ->
                                "converging on Git's state, by " + git.by();
                    };
            case BypassState.Released released ->
                    "released: live is what Git says at " + released.revision();
            case BypassState.Eroded eroded ->
                    "eroded: "
                            + String.join(
                                    "; ",
                                    eroded.erosions().stream()
                                            .map(
                                                    one ->
                                                            one.path()
                                                                    + " of "
                                                                    + one.key()
                                                                    + " by "
                                                                    + one.manager())
                                            .toList());
            case BypassState.Expired _ -> "its time is up; nothing was changed because of that";
            case BypassState.Abandoned abandoned ->
                    (abandoned.inverted() ? "abandoned, the inverse applied by " : "abandoned by ")
                            + abandoned.by()
                            + ": "
                            + abandoned.note();
        };
    }
}
