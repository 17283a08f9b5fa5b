package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.engine.audit.AuditVerdict;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Instant;

/** Whether the audit trail is whole, and when that was checked. */
final class VerdictLine extends HBox {
    private final Desk desk;
    private final ActivityModel model;
    private final StatusBadge badge = new StatusBadge();
    private final Tooltip hint = new Tooltip();

    VerdictLine(Desk desk, ActivityModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("verdict");
        setAlignment(Pos.CENTER_LEFT);
        badge.setMinWidth(USE_PREF_SIZE);
        Tooltip.install(badge, hint);
        getChildren()
                .addAll(
                        badge,
                        Buttons.icon(
                                Feather.SHIELD,
                                desk.text().text("activity.verify"),
                                model::verify));
        model.verdictProperty().addListener((Observable observable) -> update());
        update();
    }

    private void update() {
        Loadable<AuditVerdict> verdict = model.verdictProperty().get();
        switch (verdict) {
            case Loadable.Unasked<AuditVerdict> _ ->
                    show("state-quiet", Feather.SHIELD, "activity.not-verified", "");
            case Loadable.Loading<AuditVerdict> _ ->
                    show("state-busy", Feather.SHIELD, "activity.verifying", "");
            case Loadable.Failed<AuditVerdict> failed ->
                    show(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            "activity.not-verifiable",
                            failed.trouble().details());
            case Loadable.Loaded<AuditVerdict>(AuditVerdict found, Instant at) -> {
                switch (found) {
                    case AuditVerdict.Intact intact ->
                            show(
                                    "state-in-sync",
                                    Feather.CHECK_CIRCLE,
                                    "activity.whole",
                                    desk.text()
                                            .text(
                                                    "activity.whole-hint",
                                                    intact.records(),
                                                    desk.text().moment(at),
                                                    intact.head().toString()));
                    case AuditVerdict.Broken broken ->
                            show(
                                    "state-failing",
                                    Feather.ALERT_OCTAGON,
                                    "activity.broken",
                                    desk.text()
                                            .text(
                                                    "activity.broken-hint",
                                                    Long.toString(broken.sequence()),
                                                    new EngineWords(desk.text())
                                                            .words(broken.said()),
                                                    desk.text().moment(at)));
                }
            }
        }
    }

    private void show(String style, Feather shape, String key, String more) {
        badge.show(new Mark(style, shape, desk.text().text(key)));
        hint.setText(more.isEmpty() ? desk.text().text(key) : more);
        badge.setAccessibleHelp(more);
    }
}
