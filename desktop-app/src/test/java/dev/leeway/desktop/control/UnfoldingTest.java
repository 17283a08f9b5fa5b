package dev.leeway.desktop.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.Fx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The cells of a list's first lines are made a few in each frame; counted, not timed. */
class UnfoldingTest {
    private static final double HEIGHT = 960;
    private static final double LINE = 24;

    private final ListView<Integer> list = new ListView<>();
    private final List<Integer> madeByFrame = new ArrayList<>();
    private int made;

    private ListView<Integer> unfolding() {
        list.setFixedCellSize(LINE);
        list.setCellFactory(
                view -> {
                    made++;
                    return new ListCell<>();
                });
        Unfolding.of(list, list.getItems());
        return list;
    }

    private void fill() {
        list.getItems().setAll(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void noFrameMakesTheCellsOfAWholeWindow() throws Exception {
        Stage stage =
                Fx.call(
                        () -> {
                            Stage shown = new Stage();
                            shown.setScene(new Scene(new StackPane(unfolding()), 300, HEIGHT));
                            shown.show();
                            return shown;
                        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Fx.call(() -> list.getHeight() == HEIGHT));
        AnimationTimer counting =
                new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                        madeByFrame.add(made);
                        made = 0;
                    }
                };
        Fx.run(
                () -> {
                    made = 0;
                    fill();
                    counting.start();
                });
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                Fx.call(
                                        () ->
                                                list.getHeight() == HEIGHT
                                                        && list.getMaxHeight() < 0
                                                        && madeByFrame.size() > 5));
        Fx.run(
                () -> {
                    counting.stop();
                    stage.close();
                });
        int all = madeByFrame.stream().mapToInt(Integer::intValue).sum();
        assertThat(all).as("cells").isBetween((int) (HEIGHT / LINE), 2 * (int) (HEIGHT / LINE));
        assertThat(madeByFrame).as("in each frame").allMatch(many -> many <= 0.7 * all);
    }

    @Test
    void whereNoWindowShowsItAListHasItsHeightAtOnce() throws Exception {
        Fx.run(
                () -> {
                    StackPane root = new StackPane(unfolding());
                    new Scene(root, 300, HEIGHT);
                    fill();
                    Fx.settle(root);
                    assertThat(list.getHeight()).isEqualTo(HEIGHT);
                });
    }
}
