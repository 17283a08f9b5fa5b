package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Text;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every key of {@link Key} and what it does, by where it does it. */
final class CheatSheet extends VBox {
    private static final double COLUMN = 330;

    /** What of the window stays in sight above and below. */
    private static final double AROUND = 88;

    /** From this width of the window on three columns stand side by side. */
    private static final double ROOMY = 1200;

    private static final double BETWEEN = 28;
    private static final double EDGES = 62;

    private final Text text;
    private final FlowPane columns = new FlowPane();

    CheatSheet(Desk desk, Runnable close) {
        this.text = desk.text();
        getStyleClass().addAll("overlay-card", "cheat-sheet");
        sceneProperty()
                .subscribe(
                        scene -> {
                            if (scene != null) {
                                maxHeightProperty().bind(scene.heightProperty().subtract(AROUND));
                                arrange(scene.getWidth() >= ROOMY ? 3 : 2);
                            }
                        });
        Label title = new Label(text.text("keys.title"));
        title.getStyleClass().add("page-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, Buttons.icon(Feather.X, text.text("action.close"), close));
        head.setAlignment(Pos.CENTER_LEFT);
        columns.getStyleClass().add("cheat-columns");
        ScrollPane scroll = PlainViewport.of(new ScrollPane(columns));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(text.text("keys.title"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** Lays the areas into so many columns, each of about as many lines. */
    private void arrange(int count) {
        setMaxWidth(count * (COLUMN + BETWEEN) + EDGES);
        List<VBox> filled = new ArrayList<>();
        int share = (Key.values().length + 2 * Key.Area.values().length + count - 1) / count;
        int rows = 0;
        for (Key.Area area : Key.Area.values()) {
            int at = Math.min(count - 1, rows / share);
            while (filled.size() <= at) {
                filled.add(column());
            }
            filled.get(at).getChildren().add(area(area));
            rows += Key.of(area).size() + 2;
        }
        columns.getChildren().setAll(filled);
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("cheat-column");
        column.setPrefWidth(COLUMN);
        column.setMaxWidth(COLUMN);
        return column;
    }

    private Node area(Key.Area area) {
        Label title = new Label(text.text("keys.area." + area.name().toLowerCase(Locale.ROOT)));
        title.getStyleClass().add("block-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cheat-grid");
        int row = 0;
        for (Key key : Key.of(area)) {
            Label does = new Label(text.text(key.words()));
            does.setWrapText(true);
            does.setMinHeight(Region.USE_PREF_SIZE);
            grid.add(caps(key), 0, row);
            grid.add(does, 1, row);
            row++;
        }
        VBox block = new VBox(title, grid);
        block.getStyleClass().add("cheat-area");
        return block;
    }

    private Node caps(Key key) {
        List<String> words = new ArrayList<>();
        if (key.area() == Key.Area.PAGES) {
            words.add(Key.LEADER.getName());
        }
        words.addAll(key.stroke().caps(text));
        HBox caps = new HBox();
        caps.getStyleClass().add("caps");
        caps.setAlignment(Pos.TOP_LEFT);
        caps.setMinWidth(96);
        for (String word : words) {
            Label label = new Label(word);
            label.getStyleClass().add("key-cap");
            label.setMinWidth(Region.USE_PREF_SIZE);
            caps.getChildren().add(label);
        }
        return caps;
    }
}
