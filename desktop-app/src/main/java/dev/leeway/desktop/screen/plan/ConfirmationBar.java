package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.PlanState;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** Where deletions are confirmed by typing: why, the phrase, and whether what was typed is it. */
final class ConfirmationBar extends HBox {
    private final Desk desk;
    private final PlanModel model;
    private final Label words = new Label();
    private final VBox reasons = new VBox();
    private final Label phrase = new Label();
    private final TextField typed = new TextField();
    private final StatusBadge match = new StatusBadge();

    ConfirmationBar(Desk desk, PlanModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("confirmation");
        setAlignment(Pos.CENTER_LEFT);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("strong");
        phrase.getStyleClass().addAll("mono", "phrase");
        phrase.setMinWidth(Region.USE_PREF_SIZE);
        VBox said = new VBox(words, reasons);
        said.setMinWidth(0);
        HBox.setHgrow(said, Priority.ALWAYS);
        typed.getStyleClass().add("mono");
        typed.setAccessibleText(desk.text().text("plan.confirm-field"));
        typed.textProperty().addListener((observable, before, after) -> model.type(after));
        typed.setOnAction(event -> model.plan().ifPresent(model::run));
        match.setMinWidth(118);
        model.typedProperty().addListener(observable -> showMatch());
        VBox entry = new VBox(phrase, typed);
        entry.getStyleClass().add("phrase-entry");
        getChildren().addAll(Icons.of(Feather.LOCK), said, entry, match);
        setVisible(false);
        setManaged(false);
        showMatch();
    }

    /** Shows what has to be typed for the plan under review, if anything. */
    void show(boolean reviewing, String cluster) {
        Optional<String> wanted = reviewing ? model.confirmation() : Optional.empty();
        setVisible(wanted.isPresent());
        setManaged(wanted.isPresent());
        if (wanted.isEmpty()) {
            return;
        }
        PlanState plan = model.plan().orElseThrow();
        boolean guarded = plan.cautions().phrase().isPresent();
        words.setText(
                desk.text()
                        .text(
                                guarded ? "plan.confirm-guarded" : "plan.confirm",
                                plan.deletions(),
                                cluster));
        List<String> guards = guarded ? plan.cautions().guards() : List.of();
        reasons.getChildren().setAll(guards.stream().map(ConfirmationBar::sentence).toList());
        phrase.setText(wanted.get());
    }

    /** Puts the focus where the phrase is typed. */
    void focusField() {
        typed.requestFocus();
    }

    private static Label sentence(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("confirmation-reason");
        return label;
    }

    private void showMatch() {
        match.show(
                switch (model.typedProperty().get()) {
                    case NOTHING -> mark("state-quiet", Feather.EDIT_3, "plan.typed-nothing");
                    case BEGUN -> mark("state-busy", Feather.EDIT_3, "plan.typed-begun");
                    case OTHERWISE ->
                            mark("state-failing", Feather.X_CIRCLE, "plan.typed-otherwise");
                    case MATCHES -> mark("state-in-sync", Feather.CHECK_CIRCLE, "plan.typed-right");
                });
    }

    private Mark mark(String style, Feather shape, String key) {
        return new Mark(style, shape, desk.text().text(key));
    }
}
