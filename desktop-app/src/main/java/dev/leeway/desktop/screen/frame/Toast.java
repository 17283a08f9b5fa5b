package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.text.Visible;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/**
 * The newest notice for some seconds, in a place of its own in the bottom line: it covers nothing
 * and moves nothing that somebody is about to press. All notices can be read again behind the bell.
 */
final class Toast extends HBox {
    private static final Duration WELL = Duration.seconds(6);
    private static final Duration GRAVE = Duration.seconds(15);

    private final Desk desk;
    private final StateShape shape = new StateShape();
    private final Label words = new Label();
    private final Button back;
    private final PauseTransition end = new PauseTransition();
    private List<Notice> seen;
    private Optional<Undo> undo = Optional.empty();

    Toast(Desk desk, Runnable openNotices) {
        this.desk = desk;
        seen = desk.store().state().notices();
        getStyleClass().add("toast");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        setAccessibleRole(AccessibleRole.TEXT);
        words.setMinWidth(0);
        words.setTooltip(new Tooltip());
        back = Buttons.of(Feather.CORNER_UP_LEFT, desk.text().text("action.undo"), this::takeBack);
        Button read = Buttons.icon(Feather.BELL, desk.text().text("top.notices"), openNotices);
        Button close = Buttons.icon(Feather.X, desk.text().text("action.close"), this::hide);
        for (Button button : List.of(back, read, close)) {
            button.getStyleClass().add("small");
            button.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(shape, words, back, read, close);
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
                        && !notices.getFirst().takenBack()
                        && (seen.isEmpty() || !notices.getFirst().equals(seen.getFirst()));
        seen = notices;
        if (more) {
            show(notices.getFirst());
        }
    }

    private void show(Notice notice) {
        String what = notice.trouble().what();
        String style = notice.grave() ? "state-failing" : "state-in-sync";
        shape.show(
                new Mark(style, notice.grave() ? Feather.ALERT_OCTAGON : Feather.CHECK_CIRCLE, ""));
        getStyleClass().setAll("toast", style);
        words.setText(Visible.lines(what));
        words.getTooltip().setText(words.getText());
        setAccessibleText(what);
        undo = notice.undo().filter(way -> !notice.takenBack());
        back.setVisible(undo.isPresent());
        back.setManaged(undo.isPresent());
        setVisible(true);
        setManaged(true);
        end.stop();
        end.setDuration(notice.grave() ? GRAVE : WELL);
        end.playFromStart();
    }

    private void takeBack() {
        hide();
        undo.ifPresent(desk::takeBack);
    }

    private void hide() {
        end.stop();
        setVisible(false);
        setManaged(false);
    }
}
