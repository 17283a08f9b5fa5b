package dev.leeway.desktop.screen.history;

import dev.leeway.desktop.control.FirstDivider;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Ages;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.proposal.ProposalPane;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.DeployComparison;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.history.SyncRecord;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/**
 * The history of an application: its syncs on the left; beside them what became of each object of
 * the one selected, or what differs between the two selected.
 */
public final class HistoryPane extends StackPane {
    private static final double LIST = 0.42;
    private static final double LIST_AT_MOST = 640;

    private final Desk desk;
    private final HistoryModel model;
    private final SyncTable table;
    private final SyncDetails details;
    private final DeployReview review;
    private final ProposalPane proposal;
    private final Ages ages = new Ages();
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private boolean wanted;
    private final StackPane beside = new StackPane();
    private final SplitPane split;
    private long askedEarlier = -1;
    private long askedLater = -1;

    /** Makes the pane. */
    public HistoryPane(Desk desk, HistoryModel model) {
        this.desk = desk;
        this.model = model;
        this.table = new SyncTable(desk);
        this.details =
                new SyncDetails(
                        desk,
                        new SyncDetails.Actions(
                                this::compareWithBefore, this::rollBack, this::proposeRevert));
        this.proposal = new ProposalPane(desk, model.proposals(), this::closeProposal);
        this.review = new DeployReview(desk);
        getStyleClass().add("history");
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel()
                .getSelectedItems()
                .addListener((ListChangeListener<SyncRecord>) change -> showSelected());
        table.setMinWidth(280);
        beside.setMinWidth(300);
        split = new SplitPane(table, beside);
        FirstDivider.place(split, LIST, LIST_AT_MOST);
        SplitPane.setResizableWithParent(table, false);
        model.syncsProperty().addListener(observable -> showSyncs());
        model.comparisonProperty().addListener(observable -> showSelected());
        showSyncs();
    }

    /** Returns whether a way back through Git is being drafted in place of the list. */
    public ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        model.update(state);
        if (ages.due(state.now())) {
            table.refresh();
            // Whether a sync is in force changes with the cluster, not with the list.
            showInForce();
        }
    }

    /** Asks for the history when it was never asked for. */
    public void begin() {
        model.begin();
    }

    /** Puts the focus on the syncs. */
    public void focus() {
        if (writing.get()) {
            proposal.requestFocus();
            return;
        }
        wanted = !getChildren().equals(List.of(split));
        table.requestFocus();
    }

    /** Acts on a plain key; returns whether it did. */
    public boolean key(KeyCode code) {
        if (writing.get()) {
            return false;
        }
        if (code == KeyCode.B) {
            compareWithBefore();
        } else if (code == KeyCode.J) {
            go(1);
        } else if (code == KeyCode.K) {
            go(-1);
        } else if (code == KeyCode.R) {
            rollBack();
        } else if (code == KeyCode.V) {
            proposeRevert();
        } else if (code == KeyCode.N
                || code == KeyCode.P
                || code == KeyCode.X
                || code == KeyCode.O) {
            return review.key(code);
        } else {
            return false;
        }
        return true;
    }

    /** Selects the sync before the selected one too, which shows what differs between them. */
    private void compareWithBefore() {
        SyncRecord chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.before(chosen).ifPresent(before -> table.getSelectionModel().select(before));
        }
    }

    private void go(int by) {
        int next = table.getSelectionModel().getSelectedIndex() + by;
        if (next >= 0 && next < table.getItems().size()) {
            table.getSelectionModel().clearAndSelect(next);
            table.scrollTo(next);
        }
    }

    private void rollBack() {
        SyncRecord chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && !model.isInForce(chosen)) {
            model.rollBack(chosen);
        }
    }

    /** Drafts the way back through Git; the list comes back when that is closed. */
    private void proposeRevert() {
        SyncRecord chosen = table.getSelectionModel().getSelectedItem();
        if (chosen == null || desk.readings().proposals().isEmpty() || model.isInForce(chosen)) {
            return;
        }
        writing.set(true);
        getChildren().setAll(proposal);
        proposal.open(
                desk.text()
                        .text(
                                "history.proposing",
                                chosen.number(),
                                chosen.start().revision().shortCommit()));
        model.proposeRevert(chosen);
    }

    private void closeProposal() {
        writing.set(false);
        showSyncs();
        focus();
    }

    private void showSyncs() {
        if (writing.get()) {
            return;
        }
        Loadable<List<SyncRecord>> syncs = model.syncsProperty().get();
        List<SyncRecord> known = syncs.latest().orElse(List.of());
        table.show(known);
        getChildren().setAll(known.isEmpty() ? blank(syncs) : split);
        if (!known.isEmpty() && table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        // Whoever came before the history was read works on it with keys from the start.
        if (!known.isEmpty() && wanted) {
            wanted = false;
            table.requestFocus();
        }
    }

    private Node blank(Loadable<List<SyncRecord>> syncs) {
        return switch (syncs) {
            case Loadable.Unasked<List<SyncRecord>> _, Loadable.Loading<List<SyncRecord>> _ ->
                    new Blank(
                            "state-busy",
                            Feather.CLOCK,
                            desk.text().text("history.loading"),
                            List.of());
            case Loadable.Failed<List<SyncRecord>> failed -> failed(failed.trouble());
            case Loadable.Loaded<List<SyncRecord>> _ ->
                    new Blank(
                            "state-quiet",
                            Feather.CLOCK,
                            desk.text().text("history.none"),
                            List.of(desk.text().text("history.none-next")),
                            Buttons.of(
                                    Feather.PLAY,
                                    desk.text().text("action.plan"),
                                    model::planFirst));
        };
    }

    private Blank failed(Trouble trouble) {
        return TroubleBlank.of(
                desk,
                trouble,
                Buttons.of(Feather.REFRESH_CW, desk.text().text("history.again"), model::reload));
    }

    private void showSelected() {
        List<SyncRecord> chosen =
                table.getSelectionModel().getSelectedItems().stream()
                        .filter(one -> one != null)
                        .toList();
        if (chosen.size() == 2) {
            beside.getChildren().setAll(compared(chosen.getFirst(), chosen.getLast()));
        } else if (!chosen.isEmpty()) {
            details.show(
                    chosen.getFirst(),
                    model.before(chosen.getFirst()).isPresent(),
                    desk.readings().proposals().isPresent(),
                    model.isInForce(chosen.getFirst()));
            beside.getChildren().setAll(details);
        }
    }

    private void showInForce() {
        SyncRecord chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && details.getScene() != null) {
            details.inForce(model.isInForce(chosen));
        }
    }

    private Node compared(SyncRecord one, SyncRecord other) {
        long earlier = Math.min(one.number(), other.number());
        long later = Math.max(one.number(), other.number());
        return switch (model.comparisonProperty().get()) {
            case Loadable.Loaded<DeployComparison> loaded
                    when loaded.value().earlier() == earlier && loaded.value().later() == later -> {
                review.show(
                        loaded.value(),
                        one.number() == earlier ? one : other,
                        one.number() == earlier ? other : one);
                yield review;
            }
            case Loadable.Failed<DeployComparison> failed when isAsked(earlier, later) ->
                    TroubleBlank.of(desk, failed.trouble());
            case Loadable.Unasked<DeployComparison> _,
                    Loadable.Loading<DeployComparison> _,
                    Loadable.Loaded<DeployComparison> _,
                    Loadable.Failed<DeployComparison> _ -> {
                ask(one, other, earlier, later);
                yield new Blank(
                        "state-busy",
                        Feather.CLOCK,
                        desk.text().text("history.comparing", earlier, later),
                        List.of());
            }
        };
    }

    private boolean isAsked(long earlier, long later) {
        return askedEarlier == earlier && askedLater == later;
    }

    private void ask(SyncRecord one, SyncRecord other, long earlier, long later) {
        if (!isAsked(earlier, later)) {
            askedEarlier = earlier;
            askedLater = later;
            model.compare(one, other);
        }
    }
}
