package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.text.RecordWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The account of a lease: every line of its journal, the newest first. */
final class LeaseAccount extends VBox {
    private final Text text;

    LeaseAccount(Text text, Lease lease) {
        this.text = text;
        getStyleClass().add("lease-block");
        Label title = new Label(text.text("bypasses.block-account"));
        title.getStyleClass().add("block-title");
        GridPane lines = new GridPane();
        lines.getStyleClass().add("lease-facts");
        for (JournalEntry entry : lease.entries().reversed()) {
            Label time = new Label(text.clock(entry.at()));
            time.getStyleClass().addAll("muted", "number");
            time.setMinWidth(Region.USE_PREF_SIZE);
            time.setTooltip(new Tooltip(text.moment(entry.at())));
            Label words = new Label(words(entry));
            words.setWrapText(true);
            lines.addRow(lines.getRowCount(), time, words);
        }
        getChildren().addAll(title, lines);
    }

    private String words(JournalEntry entry) {
        return switch (entry) {
            case JournalEntry.Intended intended ->
                    text.text(
                            "bypasses.account-begun",
                            new RecordWords(text).intent(intended.what()));
            case JournalEntry.Dropped dropped ->
                    text.text(
                            "bypasses.account-dropped",
                            new RecordWords(text).dropped(dropped.why()));
            case JournalEntry.Extended extended ->
                    text.text(
                            "bypasses.account-extended",
                            text.moment(extended.end()),
                            extended.by(),
                            extended.reason());
            case JournalEntry.Reached(BypassState state) -> words(state);
        };
    }

    private String words(BypassState state) {
        return switch (state) {
            case BypassState.Draft _ -> text.text("bypasses.account-draft");
            case BypassState.Guarded guarded ->
                    text.text(
                            "bypasses.account-guarded",
                            guarded.proofs().stream()
                                    .map(BypassState.Proof::engine)
                                    .collect(Collectors.joining(", ")));
            case BypassState.Fixed _ -> text.text("bypasses.account-fixed");
            case BypassState.Proposed proposed ->
                    text.text("bypasses.account-proposed", proposed.branch());
            case BypassState.Merged merged ->
                    text.text(
                            switch (merged.landing()) {
                                case AS_PROPOSED -> "bypasses.account-merged";
                                case OTHERWISE -> "bypasses.account-merged-otherwise";
                                case MOVED_ON -> "bypasses.account-moved-on";
                            },
                            brief(merged.mergeCommit()));
            case BypassState.Converging converging ->
                    switch (converging.goal()) {
                        case BypassState.Goal.MergedCommit(String commit) ->
                                text.text("bypasses.account-converging", brief(commit));
                        case BypassState.Goal.GitState(String by) ->
                                text.text("bypasses.account-given-up", by);
                    };
            case BypassState.Released released ->
                    text.text("bypasses.account-released", brief(released.revision()));
            case BypassState.Eroded eroded ->
                    text.text(
                            "bypasses.account-eroded",
                            eroded.erosions().stream()
                                    .map(BypassState.Erosion::manager)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
            case BypassState.Expired _ -> text.text("bypasses.account-expired");
            case BypassState.Abandoned abandoned ->
                    text.text(
                            abandoned.inverted()
                                    ? "bypasses.account-inverted"
                                    : "bypasses.account-abandoned",
                            abandoned.by(),
                            new RecordWords(text).account(abandoned.note()));
        };
    }

    private static String brief(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }
}
