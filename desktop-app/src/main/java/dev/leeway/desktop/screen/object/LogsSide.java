package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.resource.ResourceKey;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** What the containers of the object say. */
final class LogsSide implements ObjectPane.SidePane {
    /** How much of the logs to begin with. */
    private enum Span {
        LAST_500("clusters.log-some", 500, Optional.empty()),
        LAST_5000("clusters.log-many", 5_000, Optional.empty()),
        MINUTES_15("clusters.log-quarter", 0, Optional.of(Duration.ofMinutes(15))),
        HOUR("clusters.log-hour", 0, Optional.of(Duration.ofHours(1))),
        ALL("clusters.log-all", 0, Optional.empty());

        private final String word;
        private final int tail;
        private final Optional<Duration> since;

        Span(String word, int tail, Optional<Duration> since) {
            this.word = word;
            this.tail = tail;
            this.since = since;
        }
    }

    private final Desk desk;
    private final ObjectModel object;
    private final LogModel model;
    private final BorderPane pane = new BorderPane();
    private final TextLines text;
    private final SearchBar search;
    private final MenuButton containers = new MenuButton();
    private final ComboBox<Span> span = new ComboBox<>();
    private final ToggleButton previous;
    private final ToggleButton times;
    private final StatusBadge progress =
            new StatusBadge(new Mark("state-quiet", Feather.MINUS, ""));
    private final VBox banners = new VBox();
    private final Button toEnd;
    private boolean following = true;
    private int unseen;

    LogsSide(Desk desk, ObjectModel object) {
        this.desk = desk;
        this.object = object;
        this.model = object.logs();
        this.text = new TextLines(desk.commands()::copy);
        text.setAccessibleText(desk.text().text("clusters.side-logs"));
        text.setItems(model.lines());
        this.search = new SearchBar(desk, text);
        previous = chip("clusters.log-previous");
        times = chip("clusters.log-times");
        ToggleButton wrap = chip("clusters.log-wrap");
        text.wrapProperty().bind(wrap.selectedProperty());
        previous.selectedProperty().addListener(observable -> want());
        times.selectedProperty().addListener(observable -> want());
        span.getItems().setAll(Span.values());
        span.setValue(Span.LAST_500);
        span.setConverter(
                new javafx.util.StringConverter<>() {
                    @Override
                    public String toString(Span one) {
                        return one == null ? "" : desk.text().text(one.word);
                    }

                    @Override
                    public Span fromString(String word) {
                        return Span.LAST_500;
                    }
                });
        span.setAccessibleText(desk.text().text("clusters.log-span"));
        span.valueProperty().addListener(observable -> want());
        containers.setMinWidth(60);
        containers.accessibleTextProperty().bind(containers.textProperty());
        containers.setMaxWidth(180);
        toEnd = Buttons.of(Feather.ARROW_DOWN, "", this::toEnd);
        toEnd.getStyleClass().add("new-rows");
        toEnd.setVisible(false);
        StackPane.setAlignment(toEnd, Pos.BOTTOM_CENTER);
        FlowPane bar =
                new FlowPane(
                        containers,
                        span,
                        previous,
                        times,
                        wrap,
                        search,
                        Buttons.icon(
                                Feather.DOWNLOAD,
                                desk.text().text("clusters.log-download"),
                                this::download));
        bar.getStyleClass().add("side-flow");
        banners.getStyleClass().add("side-banners");
        pane.setTop(new VBox(bar, banners));
        // A badge's style classes are those of what it shows, so the line has its own.
        HBox foot = new HBox(progress);
        foot.getStyleClass().add("side-foot");
        pane.setBottom(foot);
        model.sourcesProperty().addListener(observable -> show());
        model.progressProperty().addListener(observable -> show());
        model.lines()
                .addListener(
                        (ListChangeListener<TextLines.Line>)
                                change -> {
                                    int added = 0;
                                    while (change.next()) {
                                        added += change.getAddedSize() - change.getRemovedSize();
                                    }
                                    grown(added);
                                });
        text.addEventFilter(
                ScrollEvent.SCROLL,
                event -> {
                    if (event.getDeltaY() > 0) {
                        following = false;
                    }
                });
        text.addEventFilter(
                javafx.scene.input.KeyEvent.KEY_PRESSED,
                event -> {
                    switch (event.getCode()) {
                        case UP, PAGE_UP, HOME -> following = false;
                        case END -> toEnd();
                        default -> {
                            // Other keys do not move away from the end.
                        }
                    }
                });
        show();
    }

    private ToggleButton chip(String key) {
        ToggleButton chip = new ToggleButton(desk.text().text(key));
        chip.getStyleClass().addAll("chip", "state-busy");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        return chip;
    }

    private void want() {
        Span much = span.getValue();
        following = true;
        model.want(new LogWish(much.tail, much.since, previous.isSelected(), times.isSelected()));
    }

    private void grown(int added) {
        search.count();
        if (following) {
            unseen = 0;
            if (!text.getItems().isEmpty()) {
                text.scrollTo(text.getItems().size() - 1);
            }
        } else {
            unseen = text.getItems().isEmpty() ? 0 : unseen + Math.max(0, added);
        }
        showUnseen();
    }

    private void showUnseen() {
        toEnd.setText(desk.text().text("clusters.log-new", unseen));
        toEnd.setVisible(!following && unseen > 0);
    }

    private void toEnd() {
        following = true;
        grown(0);
        text.requestFocus();
    }

    private void show() {
        showContainers();
        LogProgress now = model.progressProperty().get();
        progress.show(mark(now));
        banners.getChildren().clear();
        now.trouble().entrySet().stream()
                .limit(3)
                .forEach(
                        one ->
                                banners.getChildren()
                                        .add(
                                                new Banner(
                                                        new Mark(
                                                                "state-missing",
                                                                Feather.ALERT_TRIANGLE,
                                                                one.getKey().toString()),
                                                        List.of(one.getValue()),
                                                        Buttons.icon(
                                                                Feather.REFRESH_CW,
                                                                desk.text().text("clusters.again"),
                                                                model::restart))));
        pane.setCenter(
                Waiting.around(
                        desk,
                        model.sourcesProperty().get(),
                        "clusters.log-looking",
                        model::restart,
                        this::content));
    }

    private Node content() {
        if (model.sourcesProperty().get().latest().orElse(List.of()).isEmpty()) {
            return new Blank(
                    "state-quiet",
                    Feather.FILE_TEXT,
                    desk.text().text("clusters.log-none"),
                    List.of(desk.text().text("clusters.log-none-next")));
        }
        return toEnd.getParent() instanceof StackPane stack ? stack : new StackPane(text, toEnd);
    }

    private Mark mark(LogProgress now) {
        String dropped =
                now.dropped() > 0
                        ? "   ·   " + desk.text().text("clusters.log-dropped", now.dropped())
                        : "";
        if (now.following() > 0) {
            return new Mark(
                    "state-in-sync",
                    Feather.ACTIVITY,
                    desk.text().text("clusters.log-following", now.following()) + dropped);
        }
        return new Mark(
                "state-quiet",
                Feather.CHECK,
                desk.text().text("clusters.log-ended", now.ended()) + dropped);
    }

    private void showContainers() {
        List<LogSources.Source> all = model.sourcesProperty().get().latest().orElse(List.of());
        Set<LogSources.Source> read = new LinkedHashSet<>(model.read());
        containers.setText(
                read.size() == 1
                        ? read.iterator().next().container()
                        : desk.text().text("clusters.log-containers", read.size(), all.size()));
        containers.setDisable(all.isEmpty());
        if (containers.isShowing()) {
            return;
        }
        List<CheckMenuItem> items = new ArrayList<>();
        for (LogSources.Source source : all) {
            CheckMenuItem item =
                    new CheckMenuItem(
                            source.initial()
                                    ? desk.text().text("clusters.log-init", source.toString())
                                    : source.toString());
            item.setMnemonicParsing(false);
            item.setSelected(read.contains(source));
            item.setOnAction(
                    event -> {
                        Set<LogSources.Source> next = new LinkedHashSet<>(model.read());
                        if (!next.remove(source)) {
                            next.add(source);
                        }
                        model.choose(next);
                    });
            items.add(item);
        }
        containers.getItems().setAll(items);
    }

    private void download() {
        ResourceKey key = object.placeProperty().get().orElseThrow().key();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.text().text("clusters.log-download"));
        chooser.setInitialFileName(key.name() + ".log");
        File chosen = chooser.showSaveDialog(pane.getScene().getWindow());
        if (chosen == null) {
            return;
        }
        model.write(
                chosen.toPath(),
                failed ->
                        desk.store()
                                .dispatch(
                                        new AppEvent.NoticePosted(
                                                new Notice(
                                                        failed.isPresent(),
                                                        trouble(chosen, failed),
                                                        desk.store().state().now(),
                                                        desk.store()
                                                                .state()
                                                                .navigation()
                                                                .current()))));
    }

    private Trouble trouble(File file, Optional<Exception> failed) {
        return failed.map(
                        why ->
                                new Trouble(
                                        desk.text()
                                                .text("clusters.log-not-written", file.toString()),
                                        String.valueOf(why.getMessage()),
                                        desk.text().text("clusters.try-again")))
                .orElseGet(
                        () ->
                                new Trouble(
                                        desk.text().text("clusters.log-written", file.toString()),
                                        "",
                                        ""));
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void focus() {
        text.requestFocus();
    }

    @Override
    public boolean search() {
        search.begin();
        return true;
    }

    @Override
    public boolean key(KeyCode code) {
        return search.key(code);
    }
}
