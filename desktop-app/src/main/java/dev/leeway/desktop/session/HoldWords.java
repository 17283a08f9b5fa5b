package dev.leeway.desktop.session;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.plan.Cascade;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.PruneGuard;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says in the window's language why a plan leaves something alone or asks before it acts. What a
 * server or a manifest said stands as it was said. Pure.
 */
final class HoldWords {
    private final Text text;

    HoldWords(Text text) {
        this.text = text;
    }

    /** Returns why a plan leaves an object alone, and what to do next. */
    String reason(HoldReason reason) {
        return switch (reason) {
            case HoldReason.Undetermined(Doubt doubt) -> doubt(doubt);
            case HoldReason.Held(HoldMark hold) -> text.text("reason.held", held(hold));
            case HoldReason.Immutable(Doubt.Rejected rejected) ->
                    text.text(
                            "reason.immutable",
                            rejected.causes().stream()
                                    .map(Prediction.Cause::field)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
            case HoldReason.NotOurs _,
                    HoldReason.Rejected _,
                    HoldReason.Conflicting _,
                    HoldReason.PruneNotAsked _,
                    HoldReason.PruneRefused _,
                    HoldReason.AskedFor _,
                    HoldReason.Shared _ ->
                    new EngineWords(text).words(reason.said());
        };
    }

    /** Returns why it is not known whether an object differs. */
    String doubt(Doubt doubt) {
        return switch (doubt) {
            case Doubt.RuleFailed failed ->
                    text.text(
                            "reason.rule-failed",
                            failed.place(),
                            failed.expression(),
                            new EngineWords(text).words(failed.why()));
            case Doubt.Moving moving ->
                    text.text("reason.moving", moving.object().toString(), moving.times());
            case Doubt.Outdated outdated ->
                    text.text("reason.outdated", outdated.object().toString(), outdated.words());
            case Doubt.BeingDeleted deleted -> beingDeleted(deleted);
            // The server's or the network's words.
            case Doubt.Unreadable _, Doubt.NotAllowed _, Doubt.Rejected _, Doubt.Unanswered _ ->
                    new EngineWords(text).words(doubt.said());
        };
    }

    private String beingDeleted(Doubt.BeingDeleted deleted) {
        String finalizers =
                deleted.finalizers().stream()
                        .map(
                                one ->
                                        one.equals(Deletions.FOREGROUND)
                                                ? text.text("reason.dependents")
                                                : one)
                        .collect(Collectors.joining(", "));
        return text.text(
                "reason.being-deleted",
                deleted.object().toString(),
                since(deleted.since()),
                finalizers.isEmpty() ? "" : text.text("reason.waits-for", finalizers));
    }

    private String since(Optional<Instant> since) {
        return since.map(at -> text.text("reason.since", text.moment(at))).orElse("");
    }

    /** Returns a hold in a sentence without a full stop. */
    String held(HoldMark hold) {
        String what =
                switch (hold.scope()) {
                    case HoldScope.WholeApplication _ -> text.text("hold.whole");
                    case HoldScope.OneObject one -> one.key().toString();
                    case HoldScope.Fields fields -> fields.toString();
                };
        String where =
                hold.revision()
                        .map(commit -> commit.substring(0, Math.min(7, commit.length())))
                        .map(commit -> text.text("hold.at", what, commit))
                        .orElse(what);
        return text.text(
                "reason.hold",
                where,
                new EngineWords(text).words(hold.saidOwner()),
                text.moment(hold.since()),
                hold.end()
                        .map(end -> text.text("hold.until", text.moment(end)))
                        .orElse(text.text("hold.no-end")),
                new EngineWords(text).words(hold.saidReason()));
    }

    /** Returns why deletions need a confirmation. */
    String guard(PruneGuard guard) {
        return new EngineWords(text).words(guard.said());
    }

    /** Returns what goes along with a deletion, the first ten of each kind by name. */
    String along(Cascade cascade) {
        return new EngineWords(text).words(cascade.said());
    }

    /** Returns what stands against a sync; empty when nothing does. */
    String lease(LeaseOutlook lease) {
        return new EngineWords(text).words(lease.said());
    }
}
