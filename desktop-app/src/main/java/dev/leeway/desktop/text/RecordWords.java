package dev.leeway.desktop.text;

import dev.leeway.engine.audit.TrailPhrase;
import dev.leeway.engine.proposal.DeliveryPhrase;
import dev.leeway.engine.proposal.ProposalRecords;
import dev.leeway.engine.bypass.LeaseRecords;
import dev.leeway.engine.apply.StepRecords;
import dev.leeway.engine.bypass.BypassPhrase;
import dev.leeway.engine.bypass.FixedFields;
import dev.leeway.engine.bypass.LeaseIntent;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.bypass.StageTurn;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.history.SyncWords;
import dev.leeway.engine.wording.Wording;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in the window's language what records say in the engine's. Where a record says anything that
 * has no words of its own, above all what a server said, it stands as it was written. Immutable;
 * safe for use from any thread.
 */
public final class RecordWords {
    private static final Map<String, String> ACTIONS =
            Map.of(
                    "create", "verb.create",
                    "patch", "verb.patch",
                    "migrate", "verb.migrate",
                    "recreate", "verb.recreate",
                    "prune", "verb.prune",
                    "hook", "verb.hook",
                    "hold", "verb.hold");

    private static final String BYPASS = "bypass ";

    private final Text text;
    private final EngineWords said;

    /** Makes it for a language. */
    public RecordWords(Text text) {
        this.text = text;
        this.said = new EngineWords(text);
    }

    /** Returns the word for a step's action. */
    public String action(String action) {
        String key = ACTIONS.get(action);
        return key == null ? action : text.text(key);
    }

    /** Returns what became of one object. */
    public String deed(String message) {
        return said.words(StepRecords.read(message));
    }

    /** Returns what became of one object, where the record names the step before it. */
    public String step(String message) {
        int colon = message.indexOf(": ");
        String action = colon < 0 ? "" : message.substring(0, colon);
        return ACTIONS.containsKey(action)
                ? text.text("record.step", action(action), deed(message.substring(colon + 2)))
                : message;
    }

    /** Returns what became of an inventory. */
    public String inventory(String message) {
        return message.equals(SyncWords.INVENTORY_WRITTEN)
                ? text.text("record.inventory")
                : deed(message);
    }

    /** Returns what became of a bypass; the records name it first. */
    public String bypass(String message) {
        int colon = message.indexOf(": ");
        return colon < 0 || !message.startsWith(BYPASS)
                ? message
                : text.text(
                        "record.bypass",
                        message.substring(BYPASS.length(), colon),
                        turn(message)
                                .or(() -> beginning(message))
                                .orElseGet(() -> account(message.substring(colon + 2))));
    }

    /**
     * Returns from which stage to which a bypass went; empty where the record says anything else.
     */
    public Optional<String> turn(String message) {
        int colon = message.indexOf(": ");
        return colon < 0
                ? Optional.empty()
                : StageTurn.read(message.substring(colon + 2))
                        .map(turn -> stage(turn.from()) + " \u2192 " + stage(turn.to()));
    }

    /** Returns what a bypass is about to do; empty where the record says anything else. */
    public Optional<String> beginning(String message) {
        int colon = message.indexOf(": ");
        return colon < 0 ? Optional.empty() : read(message.substring(colon + 2));
    }

    /**
     * Returns in a word or two what became of an object; empty where a record says anything else.
     */
    public Optional<String> deedOf(String message) {
        int colon = message.indexOf(": ");
        Wording what =
                StepRecords.read(message.substring(colon < 0 ? message.length() : colon + 2));
        return what instanceof Wording.Phrased(Deed _, var _)
                ? Optional.of(said.words(what))
                : Optional.empty();
    }

    /** Returns what a lease's account says is about to be done. */
    public String intent(String words) {
        return read(words).orElse(words);
    }

    /** Returns what a lease's account says of its end and its times. */
    public String account(String note) {
        return said.words(LeaseRecords.read(note));
    }

    /** Returns what became of a branch or a pull request. */
    public String delivery(String message) {
        return said.words(ProposalRecords.read(message));
    }

    /**
     * Returns in a line what became of a branch or a pull request; empty where a record says
     * anything else.
     */
    public Optional<String> deliveryOf(String message) {
        Wording what = ProposalRecords.read(message);
        return what instanceof Wording.Phrased(DeliveryPhrase _, var _)
                ? Optional.of(said.words(what).replaceFirst("\\.$", ""))
                : Optional.empty();
    }

    /** Returns what is wrong with the audit trail, or with what it trusts. */
    public String damage(String message) {
        return said.words(TrailPhrase.read(message));
    }

    /** Returns why what a lease intended did not come about. */
    public String dropped(String why) {
        return Stream.of(BypassPhrase.NOTHING_TO_COMMIT, BypassPhrase.IN_GIT_ALREADY)
                .filter(one -> why.equals(one.pattern()))
                .findFirst()
                .map(one -> said.words(one.of()))
                .orElse(why);
    }

    private Optional<String> read(String words) {
        return LeaseIntent.read(words)
                .map(
                        noted ->
                                switch (noted.intent()) {
                                    case HOLD -> told("record.intent-hold", noted);
                                    case FIX -> text.text("record.intent-fix", fields(noted));
                                    case FIX_ANEW ->
                                            text.text("record.intent-fix-anew", fields(noted));
                                    case LIFT -> told("record.intent-lift", noted);
                                    case INVERT -> told("record.intent-invert", noted);
                                    case UNMARK -> told("record.intent-unmark", noted);
                                    case GIVE_IN -> told("record.intent-give-in", noted);
                                    case LET_MOVE -> told("record.intent-let-move", noted);
                                    case PROPOSE -> told("record.intent-propose", noted);
                                    case WITHDRAW -> told("record.intent-withdraw", noted);
                                    case CLOSE -> told("record.intent-close", noted);
                                    case LEAVE -> told("record.intent-leave", noted);
                                });
    }

    private String told(String key, LeaseIntent.Noted noted) {
        return text.text(key, noted.rest());
    }

    /** Which fields a fix sets; older records name the objects alone. */
    private String fields(LeaseIntent.Noted noted) {
        return FixedFields.read(noted.rest()).stream()
                .map(
                        one ->
                                one.fields().isEmpty()
                                        ? one.object()
                                        : text.text("record.fields-of", one.object(), one.fields()))
                .collect(Collectors.joining("; "));
    }

    private String stage(Stage stage) {
        return text.text(
                switch (stage) {
                    case DRAFT -> "bypasses.stage-draft";
                    case GUARDED -> "bypasses.stage-guarded";
                    case FIXED -> "bypasses.stage-fixed";
                    case PROPOSED -> "bypasses.stage-proposed";
                    case MERGED -> "bypasses.stage-merged";
                    case CONVERGING -> "bypasses.stage-converging";
                    case RELEASED -> "bypasses.stage-released";
                    case ERODED -> "bypasses.stage-eroded";
                    case EXPIRED -> "bypasses.stage-expired";
                    case ABANDONED -> "bypasses.stage-abandoned";
                });
    }

    /** Returns how a sync began. */
    public String opening(String message) {
        Optional<SyncWords.Opening> opening = SyncWords.Opening.read(message);
        return opening.map(
                        one ->
                                one.trigger().isEmpty()
                                        ? text.text("record.opening", one.steps())
                                        : text.text(
                                                "record.opening-by-itself",
                                                one.steps(),
                                                said.words(one.begun())))
                .orElse(message);
    }

    /** Returns how a sync ended. */
    public String closing(String message) {
        return said.words(StepRecords.readClosing(message));
    }

    /** Returns what a record of a hold says. */
    public String hold(String message) {
        return said.words(StepRecords.read(message));
    }
}
