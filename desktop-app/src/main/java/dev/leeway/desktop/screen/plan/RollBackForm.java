package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.HoldLengths;
import dev.leeway.desktop.state.PlanState;

import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** What to know of a roll back before it is approved, and what its hold says. */
final class RollBackForm extends VBox {
    private final Desk desk;
    private final VBox warnings = new VBox();
    private final TextField reason = new TextField();
    private final CheckBox kept = new CheckBox();
    private final HBox line;

    RollBackForm(Desk desk, PlanModel model) {
        this.desk = desk;
        getStyleClass().add("roll-back");
        warnings.getStyleClass().add("banners");
        reason.setPromptText(desk.text().text("plan.back-reason"));
        reason.setAccessibleText(desk.text().text("plan.back-reason"));
        reason.textProperty().addListener((observable, before, after) -> model.reason(after));
        HBox.setHgrow(reason, Priority.ALWAYS);
        kept.setText(desk.text().text("plan.back-kept"));
        kept.setMinWidth(Region.USE_PREF_SIZE);
        kept.setOnAction(event -> model.replan(model.wish().fromKept(kept.isSelected())));
        Label until = new Label(desk.text().text("plan.back-until"));
        until.setMinWidth(Region.USE_PREF_SIZE);
        line =
                new HBox(
                        reason,
                        until,
                        new HoldLengths(desk.text(), Optional.empty(), model::holdFor),
                        kept);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("form-line");
        getChildren().addAll(warnings, line);
        hide();
    }

    /** Shows what there is to know; nothing for a plan that rolls nothing back. */
    void show(PlanState plan) {
        if (plan.cautions().back().isEmpty()) {
            hide();
            return;
        }
        PlanState.RollBack back = plan.cautions().back().get();
        setVisible(true);
        setManaged(true);
        kept.setSelected(plan.wish().back().map(one -> one.fromKept()).orElse(false));
        warnings.getChildren().clear();
        List<String> grave =
                back.warnings().stream()
                        .filter(PlanState.Warning::grave)
                        .map(PlanState.Warning::words)
                        .toList();
        List<String> mild =
                back.warnings().stream()
                        .filter(warning -> !warning.grave())
                        .map(PlanState.Warning::words)
                        .toList();
        banner("state-failing", Feather.ALERT_OCTAGON, "plan.back-grave", grave);
        banner("state-missing", Feather.INFO, "plan.back-mild", mild);
        banner("state-held", Feather.ANCHOR, "plan.back-replaces", back.replaced());
        banner(
                "state-held",
                Feather.ANCHOR,
                "plan.back-hold",
                List.of(desk.text().text("plan.back-hold-why", plan.revision().shortCommit())));
    }

    /** Shows nothing. */
    void hide() {
        setVisible(false);
        setManaged(false);
    }

    /** Puts the focus where the reason is typed. */
    void focusField() {
        reason.requestFocus();
    }

    private void banner(String style, Feather shape, String key, List<String> sentences) {
        if (!sentences.isEmpty()) {
            warnings.getChildren()
                    .add(
                            new Banner(
                                    new Mark(style, shape, desk.text().text(key, sentences.size())),
                                    sentences));
        }
    }
}
