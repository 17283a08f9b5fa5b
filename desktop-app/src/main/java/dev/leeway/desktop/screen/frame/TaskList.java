package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.CardHead;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.RunningWork;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All long work under way, each with its progress, its age and the way to stop it. */
final class TaskList extends VBox {
    private final Desk desk;
    private final VBox lines = new VBox();
    private Optional<Watch> watch = Optional.empty();
    private List<RunningWork> shown = List.of();

    TaskList(Desk desk, Runnable close) {
        this.desk = desk;
        getStyleClass().addAll("overlay-card", "task-list");
        setMaxSize(480, USE_PREF_SIZE);
        setPrefWidth(480);
        HBox head =
                CardHead.of(
                        new Label(desk.text().text("tasks.title")),
                        Buttons.icon(Feather.X, desk.text().text("action.close"), close));
        lines.getStyleClass().add("task-lines");
        ScrollPane scroll = PlainViewport.of(new ScrollPane(lines));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setMaxHeight(360);
        scroll.setAccessibleText(desk.text().text("tasks.title"));
        getChildren().addAll(head, scroll);
        sceneProperty()
                .addListener(
                        (observable, before, after) -> {
                            watch.ifPresent(Watch::close);
                            watch =
                                    after == null
                                            ? Optional.empty()
                                            : Optional.of(new Watch(desk.store(), this::update));
                        });
    }

    private void update(AppState state) {
        List<RunningWork> next = state.running();
        if (next.equals(shown) && !lines.getChildren().isEmpty()) {
            return;
        }
        shown = next;
        List<Node> rows = new ArrayList<>();
        for (RunningWork work : next) {
            rows.add(line(work, state));
        }
        if (rows.isEmpty()) {
            Label none = new Label(desk.text().text("tasks.none"));
            none.getStyleClass().add("muted");
            rows.add(none);
        }
        lines.getChildren().setAll(rows);
    }

    private Node line(RunningWork work, AppState state) {
        Label words = new Label(BottomLine.words(desk.text(), work));
        words.setWrapText(true);
        Label age = new Label(desk.text().age(work.since(), state.now()));
        age.getStyleClass().add("muted");
        age.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(words, age);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        top.getStyleClass().add("task-words");
        ProgressBar bar =
                new ProgressBar(
                        work.total() > 0
                                ? (double) work.done() / work.total()
                                : ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.getText());
        VBox middle = new VBox(top, bar);
        middle.getStyleClass().add("task-middle");
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox line = new HBox(middle);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("task-line");
        if (work.cancellable()) {
            line.getChildren()
                    .add(
                            Buttons.of(
                                    Feather.X_CIRCLE,
                                    desk.text().text("plan.cancel"),
                                    () -> desk.commands().cancelWork(work.id())));
        }
        return line;
    }
}
