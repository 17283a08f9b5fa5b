package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.CardHead;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.text.Visible;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was told since the start, newest first, each with the way to where it is handled. */
final class NoticeList extends VBox {
    private static final double HIGHEST = 400;

    private final Desk desk;
    private final Runnable close;
    private final VBox lines = new VBox();

    NoticeList(Desk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        getStyleClass().addAll("overlay-card", "notice-list");
        setMaxSize(440, USE_PREF_SIZE);
        setPrefWidth(440);
        HBox head =
                CardHead.of(
                        new Label(desk.text().text("top.notices")),
                        Buttons.icon(Feather.X, desk.text().text("action.close"), close));
        ScrollPane scroll = PlainViewport.of(new ScrollPane(lines));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(desk.text().text("top.notices"));
        // As high as what it says, up to where it would cover the page.
        lines.heightProperty()
                .addListener(
                        (observable, before, height) ->
                                scroll.setPrefViewportHeight(
                                        Math.min(HIGHEST, height.doubleValue())));
        scroll.setMaxHeight(HIGHEST);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    void open() {
        List<Notice> notices = desk.store().state().notices();
        lines.getChildren()
                .setAll(
                        notices.isEmpty()
                                ? List.of(new Label(desk.text().text("notices.none")))
                                : notices.stream().map(this::line).toList());
        desk.store().dispatch(new AppEvent.NoticesRead());
        requestFocus();
    }

    private Node line(Notice notice) {
        VBox words = new VBox();
        for (String sentence :
                List.of(notice.trouble().what(), notice.trouble().why(), notice.trouble().next())) {
            if (!sentence.isEmpty()) {
                Label label = new Label(Visible.lines(sentence));
                label.setWrapText(true);
                label.setMinHeight(Region.USE_PREF_SIZE);
                label.getStyleClass().add(words.getChildren().isEmpty() ? "strong" : "muted");
                words.getChildren().add(label);
            }
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        Label age = new Label(desk.text().age(notice.at(), desk.store().state().now()));
        age.getStyleClass().add("muted");
        age.setMinWidth(Region.USE_PREF_SIZE);
        age.setTooltip(new Tooltip(desk.text().moment(notice.at())));
        HBox line =
                new HBox(
                        new StateShape(
                                new Mark(
                                        notice.grave() ? "state-failing" : "state-in-sync",
                                        notice.grave()
                                                ? Feather.ALERT_OCTAGON
                                                : Feather.CHECK_CIRCLE,
                                        "")),
                        words,
                        age,
                        Buttons.icon(
                                Feather.ARROW_RIGHT,
                                desk.text().text("action.open"),
                                () -> {
                                    close.run();
                                    desk.goTo(notice.route());
                                }));
        notice.undo()
                .ifPresent(
                        undo -> {
                            Button back =
                                    Buttons.of(
                                            Feather.CORNER_UP_LEFT,
                                            desk.text().text("action.undo"),
                                            () -> {
                                                close.run();
                                                desk.takeBack(undo);
                                            });
                            back.getStyleClass().add("small");
                            Label gone = new Label(desk.text().text("notices.taken-back"));
                            gone.getStyleClass().add("muted");
                            gone.setMinWidth(Region.USE_PREF_SIZE);
                            line.getChildren().add(3, notice.takenBack() ? gone : back);
                        });
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("notice-line");
        return line;
    }
}
