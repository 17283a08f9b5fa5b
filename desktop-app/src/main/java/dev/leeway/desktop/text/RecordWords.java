package dev.leeway.desktop.text;

import dev.leeway.engine.bypass.BypassPhrase;
import dev.leeway.engine.bypass.LeaseIntent;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.bypass.StageTurn;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.history.SyncTally;
import dev.leeway.engine.history.SyncWords;
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

    private final Text text;

    /** Makes it for a language. */
    public RecordWords(Text text) {
        this.text = text;
    }

    /** Returns the word for a step's action. */
    public String action(String action) {
        String key = ACTIONS.get(action);
        return key == null ? action : text.text(key);
    }

    /** Returns what became of one object. */
    public String deed(String message) {
        return Deed.read(message).map(this::told).orElse(message);
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
                : message;
    }

    /** Returns what became of a bypass; the records name it first. */
    public String bypass(String message) {
        int colon = message.indexOf(": ");
        return turn(message)
                .or(() -> colon < 0 ? Optional.empty() : read(message.substring(colon + 2)))
                .map(told -> message.substring(0, colon + 2) + told)
                .orElse(message);
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

    /** Returns what a lease's account says is about to be done. */
    public String intent(String words) {
        return read(words).orElse(words);
    }

    /** Returns why what a lease intended did not come about. */
    public String dropped(String why) {
        return Stream.of(BypassPhrase.NOTHING_TO_COMMIT, BypassPhrase.IN_GIT_ALREADY)
                .filter(one -> why.equals(one.pattern()))
                .findFirst()
                .map(one -> new EngineWords(text).words(one.of()))
                .orElse(why);
    }

    private Optional<String> read(String words) {
        return LeaseIntent.read(words)
                .map(
                        noted ->
                                text.text(
                                        switch (noted.intent()) {
                                            case HOLD -> "record.intent-hold";
                                            case FIX -> "record.intent-fix";
                                            case FIX_ANEW -> "record.intent-fix-anew";
                                            case LIFT -> "record.intent-lift";
                                            case INVERT -> "record.intent-invert";
                                            case UNMARK -> "record.intent-unmark";
                                            case GIVE_IN -> "record.intent-give-in";
                                            case PROPOSE -> "record.intent-propose";
                                        },
                                        bare(noted.rest())));
    }

    /** Lists are kept in brackets, which say nothing to a reader. */
    private static String bare(String words) {
        return words.startsWith("[") && words.endsWith("]")
                ? words.substring(1, words.length() - 1)
                : words;
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
                                                one.trigger()))
                .orElse(message);
    }

    /** Returns how a sync ended. */
    public String closing(String message) {
        SyncWords.Closing closing = SyncWords.Closing.read(message);
        String told = SyncTally.read(closing.message()).map(this::told).orElse(closing.message());
        return closing.trigger().isEmpty()
                ? told
                : text.text("record.by-itself", closing.trigger(), told);
    }

    private String told(Deed.Told told) {
        return switch (told.deed()) {
            case CREATED -> text.text("record.created");
            case FIELDS_CHANGED -> text.text("record.fields-changed", told.fields().orElseThrow());
            case LABELS_CHANGED -> text.text("record.labels-changed");
            case REPLACED -> text.text("record.replaced");
            case RECREATED -> text.text("record.recreated");
            case DELETED -> text.text("record.deleted");
            case GONE_ALREADY -> text.text("record.gone-already");
            case GONE_WITH_DEFINITION -> text.text("record.gone-with-definition");
            case FOUND_DONE -> text.text("record.found-done");
            case FOUND_GONE -> text.text("record.found-gone");
        };
    }

    private String told(SyncTally tally) {
        return tally.counts().isEmpty()
                ? text.text("record.nothing")
                : tally.counts().entrySet().stream()
                        .map(one -> text.text(key(one.getKey()), one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String key(SyncTally.End end) {
        return switch (end) {
            case DONE -> "record.tally-done";
            case FAILED -> "record.tally-failed";
            case REFUSED -> "record.tally-refused";
            case NOT_ATTEMPTED -> "record.tally-not-attempted";
            case UNKNOWN -> "record.tally-unknown";
            case LEFT_OUT -> "record.tally-left-out";
            case NOT_PLANNED -> "record.tally-not-planned";
        };
    }
}
