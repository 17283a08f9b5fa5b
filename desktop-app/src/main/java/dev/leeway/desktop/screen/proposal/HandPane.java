package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.control.editor.YamlEditor;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Source files that are finished by hand: the files and what is still left over at the left, the
 * editor beside them.
 */
final class HandPane extends SplitPane {
    private final Desk desk;
    private final HandModel model;
    private final CandidateWords words;
    private final ListView<String> files = new ListView<>();
    private final VBox verdict = new VBox();
    private final BorderPane right = new BorderPane();
    private final Label path = new Label();
    private final Node pathLine;
    private final YamlEditor editor;
    private boolean following;

    HandPane(Desk desk, HandModel model) {
        this.desk = desk;
        this.model = model;
        this.words = new CandidateWords(desk.text());
        this.editor =
                new YamlEditor(
                        desk.text().text("propose.hand-editor"),
                        new EditorText(desk.text()),
                        desk.work(),
                        desk.ui());
        getStyleClass().add("hand");
        editor.textProperty().addListener((observable, before, after) -> typed(after));
        path.getStyleClass().addAll("mono", "strong");
        path.setMinWidth(0);
        HBox.setHgrow(path, Priority.ALWAYS);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox line =
                new HBox(
                        path,
                        Buttons.of(
                                Feather.ROTATE_CCW,
                                desk.text().text("propose.hand-undo"),
                                this::undo));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("hand-path");
        pathLine = line;
        getItems().addAll(left(), right);
        setDividerPositions(0.32);
        setResizableWithParent(getItems().getFirst(), false);
        model.filesProperty().addListener(observable -> showFiles());
        model.shownProperty().addListener(observable -> showFile());
        model.proofProperty().addListener(observable -> showProof());
        model.restoredProperty().addListener(observable -> showProof());
        showFiles();
        showFile();
        showProof();
    }

    private Node left() {
        files.getStyleClass().addAll("hand-files", "edge-to-edge");
        files.setAccessibleText(desk.text().text("propose.hand-files"));
        files.setCellFactory(view -> new FileCell());
        files.setPrefHeight(190);
        files.setMinHeight(84);
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
        VBox left = new VBox(title("propose.hand-files"), files, scroll);
        left.setMinWidth(220);
        return left;
    }

    private Label title(String key) {
        Label title = new Label(desk.text().text(key));
        title.getStyleClass().addAll("block-title", "hand-title");
        return title;
    }

    private void typed(String text) {
        if (!following) {
            model.type(text);
        }
    }

    private void undo() {
        if (model.shownProperty().get() instanceof HandFile.Text shown) {
            model.undo(shown.path());
        }
    }

    private void showFiles() {
        following = true;
        files.getItems().setAll(model.filesProperty().get().latest().orElse(List.of()));
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
            case HandFile.Text(String one, String base, String now) -> {
                path.setText(one);
                path.setTooltip(new Tooltip(one));
                following = true;
                editor.showFile(one, now);
                editor.compareWith(Optional.of(base));
                following = false;
                right.setTop(pathLine);
                right.setCenter(editor);
                return;
            }
        }
        right.setTop(null);
    }

    private static Blank blank(String style, Feather shape, String title, String why) {
        return new Blank(style, shape, title, List.of(why));
    }

    private void showProof() {
        List<Node> rows = new ArrayList<>();
        model.restoredProperty().get().ifPresent(one -> rows.add(restored(one)));
        switch (model.proofProperty().get()) {
            case HandModel.Proof.Proving(Optional<Candidate> before) -> {
                rows.add(
                        new StatusBadge(
                                new Mark(
                                        "state-busy",
                                        Feather.REFRESH_CW,
                                        desk.text().text("propose.hand-proving"))));
                before.ifPresent(one -> rows.addAll(findings(one)));
            }
            case HandModel.Proof.Judged(Candidate candidate) -> {
                model.draft()
                        .ifPresent(of -> rows.add(new StatusBadge(words.verdict(candidate, of))));
                rows.addAll(findings(candidate));
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

    private List<Node> findings(Candidate candidate) {
        List<Node> rows = new ArrayList<>();
        Optional<ProposalDraft> of = model.draft();
        List<String> residue =
                of.map(draft -> words.residue(candidate.own(), draft)).orElse(List.of());
        if (!residue.isEmpty()) {
            rows.add(title("propose.hand-left"));
            residue.forEach(one -> rows.add(sentence(one, "residue")));
        }
        words.others(candidate).forEach(one -> rows.add(sentence(one, "muted")));
        return rows;
    }

    private static Label sentence(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("candidate-note", style);
        return label;
    }

    /** Returns the editor, for tests. */
    YamlEditor editor() {
        return editor;
    }

    /** Puts the focus where the work is: into the text. */
    void begin() {
        if (right.getCenter() instanceof YamlEditor text) {
            text.requestFocus();
        } else {
            files.requestFocus();
        }
    }

    private final class FileCell extends ListCell<String> {
        FileCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            boolean changed = model.changed().contains(item);
            Label name = new Label(item);
            name.getStyleClass().add("mono");
            name.setTextOverrun(javafx.scene.control.OverrunStyle.LEADING_ELLIPSIS);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox row = new HBox(name);
            row.setAlignment(Pos.CENTER_LEFT);
            if (changed) {
                Label edited = new Label(desk.text().text("propose.hand-changed"));
                edited.getStyleClass().addAll("muted", "candidate-note");
                edited.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(edited);
            }
            row.getStyleClass().add("hand-file");
            setTooltip(new Tooltip(item));
            setAccessibleText(
                    changed ? item + ", " + desk.text().text("propose.hand-changed") : item);
            setGraphic(row);
        }
    }
}
