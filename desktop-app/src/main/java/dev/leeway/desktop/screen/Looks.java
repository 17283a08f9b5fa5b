package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.DifferenceBar.Share;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.state.Tally;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.resource.ResourceKey;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the product's states look: which colour, shape and word. */
public final class Looks {
    private final Text text;

    /** Makes the looks in a language. */
    public Looks(Text text) {
        this.text = text;
    }

    /** Returns the look of a condition. */
    public Mark of(Condition condition) {
        return switch (condition) {
            case FAILING -> mark("state-failing", Feather.ALERT_OCTAGON, "condition.failing");
            case CHANGED -> mark("state-changed", Feather.TRIANGLE, "condition.changed");
            case MUTATED -> mark("state-undetermined", Feather.SHUFFLE, "condition.mutated");
            case MISSING -> mark("state-missing", Feather.CIRCLE, "condition.missing");
            case EXTRA -> mark("state-extra", Feather.PLUS_CIRCLE, "condition.extra");
            case UNREACHABLE ->
                    mark("state-undetermined", Feather.CLOUD_OFF, "condition.unreachable");
            case UNDETERMINED ->
                    mark("state-undetermined", Feather.HELP_CIRCLE, "condition.undetermined");
            case HELD -> mark("state-held", Feather.ANCHOR, "condition.held");
            case UNCOMPARED -> mark("state-quiet", Feather.MORE_HORIZONTAL, "condition.uncompared");
            case IN_SYNC -> mark("state-in-sync", Feather.CHECK_CIRCLE, "condition.in-sync");
            case OWNED -> mark("state-quiet", Feather.CORNER_DOWN_RIGHT, "condition.owned");
        };
    }

    /** Returns the look of an application: its condition, or what is being done to it. */
    public Mark of(ApplicationState application) {
        if (application.isSyncing()) {
            return mark("state-busy", Feather.REFRESH_CW, "condition.syncing");
        }
        return application.condition() == Condition.UNCOMPARED && application.findings().isLoading()
                ? mark("state-busy", Feather.REFRESH_CW, "condition.comparing")
                : of(application.condition());
    }

    /** Returns the look of a wellness. */
    public Mark of(Wellness wellness) {
        return switch (wellness) {
            case DEGRADED -> mark("state-failing", Feather.ALERT_OCTAGON, "wellness.degraded");
            case MISSING -> mark("state-missing", Feather.CIRCLE, "wellness.missing");
            case PROGRESSING -> mark("state-busy", Feather.LOADER, "wellness.progressing");
            case UNKNOWN -> mark("state-undetermined", Feather.HELP_CIRCLE, "wellness.unknown");
            case SUSPENDED -> mark("state-held", Feather.PAUSE_CIRCLE, "wellness.suspended");
            case HEALTHY -> mark("state-in-sync", Feather.HEART, "wellness.healthy");
            case NONE -> mark("state-quiet", Feather.MINUS, "wellness.none");
        };
    }

    /** Returns the look of an application's health: how it is, or how it was when it was seen. */
    public Mark health(ApplicationState application, Instant now) {
        return application
                .past()
                .filter(found -> isTelling(found.tally().wellness()))
                .map(
                        found ->
                                new Mark(
                                        "state-undetermined",
                                        Feather.CLOCK,
                                        text.text(
                                                "wellness.past",
                                                of(found.tally().wellness()).word(),
                                                text.age(found.at(), now))))
                .orElseGet(() -> of(application.wellness()));
    }

    /** The same in a column: the word in brackets and a clock; of when it is, hovering says. */
    public Mark healthInBrief(ApplicationState application) {
        return application
                .past()
                .map(found -> found.tally().wellness())
                .filter(Looks::isTelling)
                .map(
                        then ->
                                new Mark(
                                        "state-undetermined",
                                        Feather.CLOCK,
                                        text.text("wellness.was", of(then).word())))
                .orElseGet(() -> of(application.wellness()));
    }

    private static boolean isTelling(Wellness wellness) {
        return wellness != Wellness.NONE && wellness != Wellness.UNKNOWN;
    }

    /** Returns how an application stood when it was seen, in words; empty where it is seen. */
    public Optional<String> past(ApplicationState application, Instant now) {
        return application
                .past()
                .map(
                        found ->
                                text.text(
                                        "condition.past",
                                        Stream.of(
                                                        words(found.tally()),
                                                        isTelling(found.tally().wellness())
                                                                ? of(found.tally().wellness())
                                                                        .word()
                                                                : "")
                                                .filter(part -> !part.isEmpty())
                                                .collect(Collectors.joining("; ")),
                                        text.age(found.at(), now)));
    }

    /** Returns a mark as that of what was: its colour would say that it still is. */
    public static Mark past(Mark mark) {
        return new Mark("state-undetermined", mark.shape(), mark.word());
    }

    /** Returns the colour of where a live value comes from; the words stand beside it. */
    public static String of(FieldStory.Origin origin) {
        return switch (origin) {
            case HAND -> "state-changed";
            case PROGRAM -> "state-held";
            case ADMISSION -> "state-extra";
            case STALE -> "state-missing";
            case MOVED_ON -> "state-busy";
            case DEFAULT, UNKNOWN -> "state-quiet";
        };
    }

    /** Returns whether a field manager is Leeway itself, and no hand and no other program. */
    public static boolean isLeeway(String manager) {
        return manager.equals(FieldManagers.LEEWAY)
                || manager.equals(TrackingMark.MANAGER)
                || manager.equals(BypassMark.MANAGER);
    }

    /**
     * Returns the colour of who set a live value: Leeway's own, that of a fix under a lease, or
     * where the value comes from as far as that was found out. A manager of which nothing is known
     * yet counts as a hand.
     */
    public static String ofManager(String manager, Optional<FieldStory> story) {
        if (manager.equals(BypassMark.MANAGER)) {
            return "state-held";
        }
        return isLeeway(manager)
                ? "state-leeway"
                : story.map(told -> of(told.origin())).orElse("state-changed");
    }

    /** Returns the look of whose an object is. */
    public Mark of(Ownership ownership) {
        return switch (ownership) {
            case Ownership.Ours _ -> mark("state-quiet", Feather.USER_CHECK, "ownership.ours");
            case Ownership.Unowned _ -> mark("state-quiet", Feather.USER, "ownership.unowned");
            case Ownership.ForeignActive _ ->
                    mark("state-held", Feather.USERS, "ownership.foreign-active");
            case Ownership.ForeignDormant _ ->
                    mark("state-held", Feather.USERS, "ownership.foreign-dormant");
            case Ownership.ForeignStale _ ->
                    mark("state-quiet", Feather.USER_X, "ownership.foreign-stale");
            case Ownership.Contested _ ->
                    mark("state-failing", Feather.USERS, "ownership.contested");
            case Ownership.Flapping _ ->
                    mark("state-failing", Feather.REPEAT, "ownership.flapping");
            case Ownership.NotKnown _ ->
                    mark("state-undetermined", Feather.HELP_CIRCLE, "ownership.not-known");
        };
    }

    /** Returns the look of what a step does. */
    public Mark of(PlanState.Verb verb) {
        return switch (verb) {
            case CREATE -> mark("state-in-sync", Feather.PLUS, "verb.create");
            case PATCH -> mark("state-changed", Feather.EDIT_2, "verb.patch");
            case MIGRATE -> mark("state-changed", Feather.LOG_IN, "verb.migrate");
            case RECREATE -> mark("state-failing", Feather.REPEAT, "verb.recreate");
            case PRUNE -> mark("state-failing", Feather.TRASH_2, "verb.prune");
            case HOOK -> mark("state-busy", Feather.PLAY, "verb.hook");
            case HOLD -> mark("state-held", Feather.ANCHOR, "verb.hold");
        };
    }

    /** Returns the look of what became of a step. */
    public Mark of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Waiting waiting ->
                    mark("state-quiet", Feather.MORE_HORIZONTAL, "outcome.waiting");
            case Outcome.Running running ->
                    mark("state-busy", Feather.REFRESH_CW, "outcome.running");
            case Outcome.Done done ->
                    new Mark(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            text.text("outcome.done", text.precise(done.took())));
            case Outcome.Held held -> mark("state-held", Feather.ANCHOR, "outcome.held");
            case Outcome.LeftOut leftOut ->
                    mark("state-quiet", Feather.SKIP_FORWARD, "outcome.left-out");
            case Outcome.Failed failed ->
                    mark("state-failing", Feather.ALERT_OCTAGON, "outcome.failed");
            case Outcome.Refused refused -> mark("state-failing", Feather.SLASH, "outcome.refused");
            case Outcome.NotStarted notStarted ->
                    mark("state-undetermined", Feather.MINUS_CIRCLE, "outcome.not-started");
            case Outcome.Unknown unknown ->
                    mark("state-undetermined", Feather.HELP_CIRCLE, "outcome.unknown");
        };
    }

    /** Returns the look of how a sync came out. */
    public Mark ofSync(dev.leeway.engine.audit.Outcome outcome) {
        return switch (outcome) {
            case HELD -> mark("state-held", Feather.ANCHOR, "outcome.well-but-held");
            case BEGUN, DONE, FAILED, REFUSED, PARTLY, NOT_ATTEMPTED, UNKNOWN, CANCELLED ->
                    of(outcome);
        };
    }

    /** Returns the look of what became of one object of a sync. */
    public Mark of(dev.leeway.engine.audit.Outcome outcome) {
        return switch (outcome) {
            case BEGUN -> mark("state-busy", Feather.REFRESH_CW, "outcome.begun");
            case DONE -> mark("state-in-sync", Feather.CHECK_CIRCLE, "outcome.well");
            case FAILED -> mark("state-failing", Feather.ALERT_OCTAGON, "outcome.failed");
            case REFUSED -> mark("state-failing", Feather.SLASH, "outcome.refused");
            case HELD -> mark("state-held", Feather.ANCHOR, "outcome.held");
            case PARTLY -> mark("state-failing", Feather.ALERT_OCTAGON, "outcome.partly");
            case NOT_ATTEMPTED ->
                    mark("state-undetermined", Feather.MINUS_CIRCLE, "outcome.not-started");
            case UNKNOWN -> mark("state-undetermined", Feather.HELP_CIRCLE, "outcome.unknown");
            case CANCELLED -> mark("state-undetermined", Feather.X_CIRCLE, "outcome.cancelled");
        };
    }

    /** Returns the look of a cluster's connection. */
    public Mark of(ClusterState.Connection connection) {
        return switch (connection) {
            case UNKNOWN -> mark("state-quiet", Feather.MORE_HORIZONTAL, "connection.unknown");
            case CONNECTED -> mark("state-in-sync", Feather.CHECK_CIRCLE, "connection.connected");
            case UNREACHABLE ->
                    mark("state-failing", Feather.ALERT_OCTAGON, "connection.unreachable");
        };
    }

    /** Returns the shares of an application's differences; what was is one share without colour. */
    public List<Share> shares(ApplicationState application) {
        Tally tally = application.tally();
        return application.past().isPresent()
                ? List.of(new Share("state-undetermined", tally.differences()))
                : shares(tally);
    }

    /** Returns the shares of a tally that are differences, worst first. */
    public List<Share> shares(Tally tally) {
        return List.of(
                new Share("state-changed", tally.count(Condition.CHANGED)),
                new Share("state-missing", tally.count(Condition.MISSING)),
                new Share("state-extra", tally.count(Condition.EXTRA)),
                new Share(
                        "state-undetermined",
                        tally.count(Condition.UNDETERMINED) + tally.count(Condition.MUTATED)));
    }

    /** Returns a tally in words: {@code 3 changed, 1 missing, 4 in sync}. */
    public String words(Tally tally) {
        return words(tally, List.of(Condition.values()));
    }

    /** Returns the differences of a tally in words: {@code 3 changed, 1 missing}. */
    public String differences(Tally tally) {
        return words(tally, Stream.of(Condition.values()).filter(Condition::isDifference).toList());
    }

    private String words(Tally tally, List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> tally.count(condition) > 0)
                .map(
                        condition ->
                                text.text(
                                        "tally.part", tally.count(condition), of(condition).word()))
                .collect(Collectors.joining(", "));
    }

    /** Returns the name of an object as screens write it, namespace before it. */
    public static String name(ResourceKey key) {
        return key.namespace().isEmpty() ? key.name() : key.namespace() + "/" + key.name();
    }

    private Mark mark(String styleClass, Feather shape, String key) {
        return new Mark(styleClass, shape, text.text(key));
    }
}
