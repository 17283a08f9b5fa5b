package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.edit.EditProof.Mismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Source files that are finished by hand, seen from three sides: at the left the files and the live
 * values that are wanted and not met, beside them the file as it is in Git and as it is edited.
 *
 * <p>Keys: F9 goes to the place of the next thing that is left over, with Shift of the one before;
 * the shortcut key with B shows or hides the file as it is in Git.
 */
final class HandPane extends SplitPane {
    /** How high a file's line is; the style sheet says so too. */
    private static final double FILE = 28;

    private static final int LIST_AT_LEAST = 2;
    private static final int LIST_AT_MOST = 6;

    private final Desk desk;
    private final HandModel model;
    private final CandidateWords words;
    private final ListView<String> files = new ListView<>();
    private final VBox verdict = new VBox();
    private final BorderPane right = new BorderPane();
    private final HandSides sides;
    private final LeftOver left;
    private Optional<Mismatch> sought = Optional.empty();
    private boolean following;
    private boolean beginning;

    HandPane(Desk desk, HandModel model) {
        this.desk = desk;
        this.model = model;
        this.words = new CandidateWords(desk.text());
        this.sides = new HandSides(desk, model::type, this::undo);
        this.left = new LeftOver(desk, words, this::seek);
        getStyleClass().add("hand");
        getItems().addAll(files(), right);
        setDividerPositions(0.27);
        setResizableWithParent(getItems().getFirst(), false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.filesProperty().addListener(observable -> showFiles());
        model.shownProperty().addListener(observable -> showFile());
        model.proofProperty().addListener(observable -> showProof());
        model.restoredProperty().addListener(observable -> showProof());
        showFiles();
        showFile();
        showProof();
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F9) {
            left.goOn(!event.isShiftDown());
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.B) {
            sides.toggleBase();
            event.consume();
        }
    }

    /** Goes to the place of what is left over, in another file once it is shown. */
    private void seek(Mismatch wanted) {
        Optional<HandFinding.Where> where = finding().flatMap(known -> known.place(wanted));
        if (where.isEmpty()) {
            return;
        }
        sought = Optional.of(wanted);
        if (model.shownProperty().get() instanceof HandFile.Text(String shown, String _, String _)
                && shown.equals(where.get().path())) {
            arrive();
        } else {
            model.open(where.get().path());
        }
    }

    private void arrive() {
        sought.ifPresent(
                wanted ->
                        HandFinding.field(wanted)
                                .ifPresent(field -> sides.goTo(wanted.object(), field)));
        sought = Optional.empty();
    }

    private Optional<HandFinding> finding() {
        return switch (model.proofProperty().get()) {
            case HandModel.Proof.Proving(Optional<HandFinding> before) -> before;
            case HandModel.Proof.Judged(HandFinding known) -> Optional.of(known);
            case HandModel.Proof.Failed _ -> Optional.empty();
        };
    }

    private Node files() {
        files.getStyleClass().addAll("hand-files", "edge-to-edge");
        files.setAccessibleText(desk.text().text("propose.hand-files"));
        files.setCellFactory(view -> new FileCell());
        files.setPrefHeight(LIST_AT_MOST * FILE);
        files.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after != null && !following) {
                                model.open(after);
                            }
                        });
        verdict.getStyleClass().add("hand-verdict");
        ScrollPane scroll = PlainViewport.of(new ScrollPane(verdict));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label title = new Label(desk.text().text("propose.hand-files"));
        title.getStyleClass().addAll("block-title", "hand-title");
        VBox column = new VBox(title, files, scroll);
        column.setMinWidth(288);
        return column;
    }

    private void undo() {
        if (model.shownProperty().get() instanceof HandFile.Text shown) {
            model.undo(shown.path());
        }
    }

    private void showFiles() {
        following = true;
        files.getItems().setAll(model.filesProperty().get().latest().orElse(List.of()));
        // As high as its files, and never so high that what is left over finds no room.
        int shown = Math.clamp(files.getItems().size(), LIST_AT_LEAST, LIST_AT_MOST);
        files.setMinHeight(shown * FILE + 1);
        files.setMaxHeight(shown * FILE + 1);
        following = false;
        if (model.filesProperty().get() instanceof Loadable.Failed<List<String>> failed) {
            files.setPlaceholder(sentence(failed.trouble().details(), "residue"));
        } else {
            files.setPlaceholder(sentence(desk.text().text("propose.hand-reading"), "muted"));
        }
        select();
    }

    private void select() {
        Optional<String> now =
                switch (model.shownProperty().get()) {
                    case HandFile.None _ -> Optional.empty();
                    case HandFile.Reading(String one) -> Optional.of(one);
                    case HandFile.Text(String one, String _, String _) -> Optional.of(one);
                    case HandFile.NotShown(String one, String _) -> Optional.of(one);
                };
        following = true;
        now.ifPresent(one -> files.getSelectionModel().select(one));
        following = false;
    }

    private void showFile() {
        select();
        switch (model.shownProperty().get()) {
            case HandFile.None _ -> right.setCenter(null);
            case HandFile.Reading(String one) ->
                    right.setCenter(blank("state-busy", Feather.REFRESH_CW, one, ""));
            case HandFile.NotShown(String one, String why) ->
                    right.setCenter(blank("state-quiet", Feather.EYE_OFF, one, why));
            case HandFile.Text file -> {
                sides.show(file, model.draft().map(of -> of.base().shortCommit()).orElse(""));
                right.setCenter(sides);
                showProof();
                // What is shown for the first time has the keys, and scrolls, once it was laid out.
                right.applyCss();
                right.layout();
                if (beginning
                        && getScene() != null
                        && Identity.same(getScene().getFocusOwner(), files)) {
                    begin();
                }
                arrive();
            }
        }
    }

    private static Blank blank(String style, Feather shape, String title, String why) {
        return new Blank(style, shape, title, List.of(why));
    }

    private void showProof() {
        List<Node> rows = new ArrayList<>();
        model.restoredProperty().get().ifPresent(one -> rows.add(restored(one)));
        switch (model.proofProperty().get()) {
            case HandModel.Proof.Proving(Optional<HandFinding> before) -> {
                rows.add(
                        new StatusBadge(
                                new Mark(
                                        "state-busy",
                                        Feather.REFRESH_CW,
                                        desk.text().text("propose.hand-proving"))));
                before.ifPresent(known -> rows.addAll(findings(known)));
            }
            case HandModel.Proof.Judged(HandFinding known) -> {
                model.draft()
                        .ifPresent(
                                of ->
                                        rows.add(
                                                new StatusBadge(
                                                        words.verdict(known.candidate(), of))));
                rows.addAll(findings(known));
            }
            case HandModel.Proof.Failed failed -> {
                rows.add(
                        new StatusBadge(
                                new Mark(
                                        "state-undetermined",
                                        Feather.HELP_CIRCLE,
                                        failed.trouble().what())));
                rows.add(sentence(failed.trouble().why(), "residue"));
                rows.add(sentence(failed.trouble().next(), "muted"));
                rows.add(
                        Buttons.of(
                                Feather.REFRESH_CW,
                                desk.text().text("propose.hand-again"),
                                model::again));
            }
        }
        verdict.getChildren().setAll(rows);
        files.refresh();
    }

    private Label restored(HandModel.Restored before) {
        return sentence(
                desk.text()
                        .text(
                                before.moved()
                                        ? "propose.hand-restored-moved"
                                        : "propose.hand-restored",
                                desk.text().age(before.at(), desk.store().state().now())),
                "muted");
    }

    private List<Node> findings(HandFinding known) {
        List<Node> rows = new ArrayList<>();
        model.draft()
                .ifPresent(
                        draft -> {
                            left.show(known, draft, shownPath());
                            rows.add(left);
                        });
        words.others(known.candidate()).forEach(one -> rows.add(sentence(one, "muted")));
        return rows;
    }

    private String shownPath() {
        return model.shownProperty().get()
                        instanceof HandFile.Text(String shown, String _, String _)
                ? shown
                : "";
    }

    private static Label sentence(String words, String style) {
        Label label = new Label(Visible.lines(words));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("candidate-note", style);
        return label;
    }

    /** Puts the focus where the work is: into the text. */
    void begin() {
        beginning = right.getCenter() != sides;
        if (!beginning) {
            sides.requestFocus();
        } else {
            files.requestFocus();
        }
    }

    private final class FileCell extends ListCell<String> {
        private final Label name = new Label();
        private final Label edited = new Label(desk.text().text("propose.hand-changed"));
        private final HBox row = new HBox(name, edited);
        private final Tooltip whole = new Tooltip();

        FileCell() {
            setPrefWidth(0);
            setText(null);
            name.getStyleClass().add("mono");
            name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            edited.getStyleClass().addAll("muted", "candidate-note");
            edited.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("hand-file");
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
                return;
            }
            boolean changed = model.changed().contains(item);
            name.setText(Visible.of(item));
            edited.setVisible(changed);
            edited.setManaged(changed);
            whole.setText(Visible.of(item));
            setTooltip(whole);
            setAccessibleText(changed ? item + ", " + edited.getText() : item);
            setGraphic(row);
        }
    }
}
