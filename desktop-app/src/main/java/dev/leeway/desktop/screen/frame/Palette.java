package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every action and every application, found by typing. */
final class Palette extends VBox {
    private static final int MOST_SHOWN = 60;

    /**
     * Something that can be chosen.
     *
     * @param icon its icon
     * @param words what is searched and shown
     * @param kind what it is
     * @param action what choosing it does
     */
    record Entry(Feather icon, String words, String kind, Runnable action) {}

    private final Desk desk;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ObservableList<Entry> shown = FXCollections.observableArrayList();
    private final ListView<Entry> list = new ListView<>(shown);
    private List<Entry> all = List.of();

    Palette(Desk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        getStyleClass().addAll("overlay-card", "palette");
        setMaxSize(560, 420);
        setPrefSize(560, 420);
        field.setPromptText(desk.text().text("palette.prompt"));
        field.setAccessibleText(desk.text().text("palette.prompt"));
        field.getStyleClass().add("palette-field");
        field.textProperty().addListener((observable, before, after) -> filter());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.getStyleClass().addAll("palette-list", "edge-to-edge");
        list.setFixedCellSize(34);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(desk.text().text("palette.nothing")));
        list.setCellFactory(view -> new EntryCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(field, list);
    }

    void open() {
        all = entries(desk.store().state());
        field.clear();
        filter();
        field.requestFocus();
    }

    private List<Entry> entries(AppState state) {
        List<Entry> entries = new ArrayList<>();
        String page = desk.text().text("palette.page");
        String action = desk.text().text("palette.action");
        entries.add(
                new Entry(
                        Feather.ACTIVITY,
                        desk.text().text("overview.title"),
                        page,
                        () -> desk.goTo(new Route.Overview())));
        entries.add(
                new Entry(
                        Feather.BOX,
                        desk.text().text("applications.title"),
                        page,
                        () -> desk.goTo(new Route.Applications())));
        entries.add(
                new Entry(
                        Feather.GIT_BRANCH,
                        desk.text().text("repositories.title"),
                        page,
                        () -> desk.goTo(new Route.Repositories())));
        entries.add(
                new Entry(
                        Feather.SERVER,
                        desk.text().text("clusters.title"),
                        page,
                        () -> desk.goTo(new Route.Clusters())));
        entries.add(
                new Entry(
                        Feather.ANCHOR,
                        desk.text().text("bypasses.title"),
                        page,
                        () -> desk.goTo(new Route.Bypasses())));
        entries.add(
                new Entry(
                        Feather.CLOCK,
                        desk.text().text("activity.title"),
                        page,
                        () -> desk.goTo(new Route.Activity())));
        entries.add(
                new Entry(
                        Feather.BAR_CHART_2,
                        desk.text().text("insights.title"),
                        page,
                        () -> desk.goTo(new Route.Insights())));
        entries.add(
                new Entry(
                        Feather.SETTINGS,
                        desk.text().text("settings.title"),
                        page,
                        () -> desk.goTo(new Route.Settings())));
        entries.add(
                new Entry(
                        Feather.REFRESH_CW,
                        desk.text().text("action.compare-all"),
                        action,
                        desk.commands()::compareAll));
        entries.add(
                new Entry(
                        Feather.DOWNLOAD,
                        desk.text().text("action.fetch"),
                        action,
                        desk.commands()::fetch));
        entries.add(
                new Entry(
                        state.preferences().dark() ? Feather.SUN : Feather.MOON,
                        desk.text().text("top.theme"),
                        action,
                        this::toggleTheme));
        state.applications()
                .forEach(
                        app -> {
                            String name = app.name();
                            entries.add(
                                    new Entry(
                                            Feather.BOX,
                                            name,
                                            desk.text().text("palette.application"),
                                            () ->
                                                    desk.goTo(
                                                            new Route.Application(
                                                                    name, Route.Tab.RESOURCES))));
                            entries.add(
                                    new Entry(
                                            Feather.COLUMNS,
                                            desk.text().text("palette.drift-of", name),
                                            action,
                                            () ->
                                                    desk.goTo(
                                                            new Route.Application(
                                                                    name, Route.Tab.DRIFT))));
                            entries.add(
                                    new Entry(
                                            Feather.REFRESH_CW,
                                            desk.text().text("palette.compare", name),
                                            action,
                                            () -> desk.commands().compare(name)));
                            entries.add(
                                    new Entry(
                                            Feather.PLAY,
                                            desk.text().text("palette.plan", name),
                                            action,
                                            () -> desk.goTo(new Route.PlanAndSync(name))));
                        });
        return List.copyOf(entries);
    }

    private void toggleTheme() {
        desk.prefer(known -> known.with(known.otherAppearance()));
    }

    private void filter() {
        String[] words = field.getText().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        List<Entry> found = new ArrayList<>();
        for (Entry entry : all) {
            String text = (entry.words() + " " + entry.kind()).toLowerCase(Locale.ROOT);
            boolean fits = true;
            for (String word : words) {
                fits &= text.contains(word);
            }
            if (fits) {
                found.add(entry);
                if (found.size() == MOST_SHOWN) {
                    break;
                }
            }
        }
        shown.setAll(found);
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose(list.getSelectionModel().getSelectedItem());
        } else if (event.getCode() == KeyCode.ESCAPE) {
            close.run();
        } else {
            return;
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
        event.consume();
    }

    private void choose(@Nullable Entry entry) {
        if (entry != null) {
            close.run();
            entry.action().run();
        }
    }

    private final class EntryCell extends ListCell<Entry> {
        private final Label words = new Label();
        private final Label kind = new Label();
        private final HBox line = new HBox();

        EntryCell() {
            kind.getStyleClass().add("muted");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("palette-line");
            setOnMouseClicked(event -> choose(getItem()));
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            words.setText(entry.words());
            kind.setText(entry.kind());
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line.getChildren().setAll(Icons.of(entry.icon()), words, gap, kind);
            setGraphic(line);
        }
    }
}
