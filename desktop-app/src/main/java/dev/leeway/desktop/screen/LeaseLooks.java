package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.text.FieldValue;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;

/** How leases look: shape, colour and word of their stages, countdowns, what can be done. */
public final class LeaseLooks {
    private static final int LONGEST_VALUE = 120;

    private final Text text;

    /** Makes the looks in a language. */
    public LeaseLooks(Text text) {
        this.text = text;
    }

    /** Returns the look of a stage. */
    public Mark of(Stage stage) {
        return switch (stage) {
            case DRAFT -> mark("state-quiet", Feather.EDIT_3, "bypasses.stage-draft");
            case GUARDED -> mark("state-held", Feather.SHIELD, "bypasses.stage-guarded");
            case FIXED -> mark("state-held", Feather.ANCHOR, "bypasses.stage-fixed");
            case PROPOSED ->
                    mark("state-held", Feather.GIT_PULL_REQUEST, "bypasses.stage-proposed");
            case MERGED -> mark("state-held", Feather.GIT_MERGE, "bypasses.stage-merged");
            case CONVERGING -> mark("state-busy", Feather.REFRESH_CW, "bypasses.stage-converging");
            case RELEASED -> mark("state-in-sync", Feather.CHECK_CIRCLE, "bypasses.stage-released");
            case ERODED -> mark("state-eroded", Feather.ALERT_OCTAGON, "bypasses.stage-eroded");
            case EXPIRED -> mark("state-missing", Feather.CLOCK, "bypasses.stage-expired");
            case ABANDONED ->
                    mark("state-quiet", Feather.CORNER_UP_LEFT, "bypasses.stage-abandoned");
        };
    }

    /** Returns the look of a lease: a step that was cut off comes before its stage. */
    public Mark of(LeaseState lease) {
        if (lease.underWay()) {
            return mark("state-busy", Feather.REFRESH_CW, "bypasses.under-way");
        }
        return lease.lease().pending().isPresent() && !lease.over()
                ? mark("state-undetermined", Feather.HELP_CIRCLE, "bypasses.cut-off")
                : of(lease.lease().stage());
    }

    /** Returns the name of something that can be done with a lease. */
    public String of(LeaseView.Action action) {
        return text.text(
                switch (action) {
                    case GO_ON -> "bypasses.action-go-on";
                    case PROPOSE -> "bypasses.action-propose";
                    case RELEASE -> "bypasses.action-release";
                    case FIX_ANEW -> "bypasses.action-fix-anew";
                    case EXTEND -> "bypasses.action-extend";
                    case RELEASE_INTO_GIT -> "bypasses.action-into-git";
                    case ABANDON -> "bypasses.action-abandon";
                });
    }

    /** Returns what an action does, for its hint. */
    public String hint(LeaseView.Action action) {
        return text.text(
                switch (action) {
                    case GO_ON -> "bypasses.hint-go-on";
                    case PROPOSE -> "bypasses.hint-propose";
                    case RELEASE -> "bypasses.hint-release";
                    case FIX_ANEW -> "bypasses.hint-fix-anew";
                    case EXTEND -> "bypasses.hint-extend";
                    case RELEASE_INTO_GIT -> "bypasses.hint-into-git";
                    case ABANDON -> "bypasses.hint-abandon";
                });
    }

    /** Returns the icon of an action. */
    public static Feather icon(LeaseView.Action action) {
        return switch (action) {
            case GO_ON -> Feather.PLAY;
            case PROPOSE -> Feather.GIT_PULL_REQUEST;
            case RELEASE -> Feather.CHECK_CIRCLE;
            case FIX_ANEW -> Feather.ANCHOR;
            case EXTEND -> Feather.CLOCK;
            case RELEASE_INTO_GIT -> Feather.GIT_COMMIT;
            case ABANDON -> Feather.CORNER_UP_LEFT;
        };
    }

    /** Returns how long a lease still lasts, or by how much it is over. */
    public String left(Duration left) {
        String span = span(left.abs());
        return left.isNegative() ? text.text("bypasses.overdue", span) : span;
    }

    /** Returns a length of time of at most two units. */
    public String span(Duration span) {
        if (span.toDays() > 0) {
            return text.text("bypasses.span-days", span.toDays(), span.toHoursPart());
        }
        if (span.toHours() > 0) {
            return text.text("bypasses.span-hours", span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? text.text("bypasses.span-minutes", span.toMinutes())
                : text.text("bypasses.span-seconds", span.toSeconds());
    }

    /** Returns the class of a countdown's colour: calm, ending, over. */
    public static String urgency(LeaseState lease, Instant now) {
        Duration left = Duration.between(now, lease.lease().bypass().end());
        return lease.over()
                ? "state-quiet"
                : left.isNegative()
                        ? "state-failing"
                        : left.compareTo(Duration.ofMinutes(15)) < 0
                                ? "state-missing"
                                : "state-held";
    }

    /** Returns the objects of a lease in a line. */
    public static String objects(List<ResourceKey> objects) {
        return objects.stream()
                .map(key -> key.kind() + " " + Looks.name(key))
                .collect(Collectors.joining(", "));
    }

    /** Returns how far a proposal has come, in a line. */
    public String proposal(Proposal proposal) {
        return switch (proposal.stage()) {
            case Proposal.Stage.Waiting _ -> text.text("bypasses.request-waiting");
            case Proposal.Stage.Pushed _ -> text.text("bypasses.request-pushed");
            case Proposal.Stage.BranchOnly _ -> text.text("bypasses.request-branch");
            case Proposal.Stage.Open(Proposal.RequestRef request) ->
                    text.text("bypasses.request-open", request.number());
            case Proposal.Stage.Merged merged ->
                    text.text(
                            switch (merged.landing()) {
                                case AS_PROPOSED -> "bypasses.request-merged";
                                case OTHERWISE -> "bypasses.request-merged-otherwise";
                                case MOVED_ON -> "bypasses.request-moved-on";
                            });
            case Proposal.Stage.Closed(Proposal.RequestRef request) ->
                    text.text("bypasses.request-closed", request.number());
            case Proposal.Stage.Stuck _ -> text.text("bypasses.request-stuck");
            case Proposal.Stage.Dropped _ -> text.text("bypasses.request-dropped");
        };
    }

    /** Returns where people read a proposal, or where they can open a request for it. */
    public static Optional<String> link(Proposal proposal) {
        return proposal.stage() instanceof Proposal.Stage.BranchOnly(String compare)
                ? Optional.of(compare).filter(one -> !one.isEmpty())
                : proposal.request().map(Proposal.RequestRef::url);
    }

    /** Returns a value as screens write it: texts without quotes, long ones cut. */
    public String value(Optional<JsonValue> value) {
        String written =
                value.map(one -> FieldValue.words(one, text))
                        .orElse(text.text("bypasses.no-value"));
        String line = written.replace("\n", "⏎");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }

    /** Returns who overwrote a fix. */
    public static String managers(BypassState.Eroded eroded) {
        return eroded.erosions().stream()
                .map(BypassState.Erosion::manager)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Mark mark(String styleClass, Feather shape, String key) {
        return new Mark(styleClass, shape, text.text(key));
    }
}
