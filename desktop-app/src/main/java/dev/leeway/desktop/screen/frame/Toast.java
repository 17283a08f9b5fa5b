package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Notice;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** The newest notice for some seconds; all of them can be read again behind the bell. */
final class Toast extends HBox {
    private static final Duration WELL = Duration.seconds(6);
    private static final Duration GRAVE = Duration.seconds(15);

    private final StateShape shape = new StateShape();
    private final Label words = new Label();
    private final PauseTransition end = new PauseTransition();
    private List<Notice> seen;

    Toast(Desk desk, Runnable openNotices) {
        seen = desk.store().state().notices();
        getStyleClass().addAll("overlay-card", "toast");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(460, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(330);
        getChildren()
                .addAll(
                        shape,
                        words,
                        Buttons.icon(Feather.BELL, desk.text().text("top.notices"), openNotices),
                        Buttons.icon(Feather.X, desk.text().text("action.close"), this::hide));
        end.setOnFinished(event -> hide());
        hide();
    }

    /** Shows what was told since the last time. */
    void update(AppState state) {
        List<Notice> notices = state.notices();
        if (Identity.same(notices, seen)) {
            return;
        }
        boolean more =
                !notices.isEmpty()
                        && (seen.isEmpty() || !notices.getFirst().equals(seen.getFirst()));
        seen = notices;
        if (more) {
            show(notices.getFirst());
        }
    }

    private void show(Notice notice) {
        shape.show(
                new Mark(
                        notice.grave() ? "state-failing" : "state-in-sync",
                        notice.grave() ? Feather.ALERT_OCTAGON : Feather.CHECK_CIRCLE,
                        ""));
        words.setText(notice.trouble().what());
        setAccessibleText(notice.trouble().what());
        setVisible(true);
        setManaged(true);
        end.stop();
        end.setDuration(notice.grave() ? GRAVE : WELL);
        end.playFromStart();
    }

    private void hide() {
        end.stop();
        setVisible(false);
        setManaged(false);
    }
}
