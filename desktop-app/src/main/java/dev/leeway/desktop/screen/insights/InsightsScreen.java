package dev.leeway.desktop.screen.insights;

import dev.leeway.desktop.control.Centred;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.EvenTiles;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.ListMemory;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.engine.insights.Course;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The service level indicators with their targets, error budgets and lines over the days. */
public final class InsightsScreen implements Screen {
    private static final String LIST = "insights";
    private static final List<Integer> DAYS = List.of(7, 14, 30, 90);
    private static final int USUAL = 30;
    private static final double NARROWEST = 280;
    private static final double WIDEST = 1_840;

    private final Desk desk;
    private final NumbersModel model;
    private final NumberWords words;
    private final BorderPane page = new BorderPane();
    private final Map<Integer, ToggleButton> days = new LinkedHashMap<>();
    private final HBox choice = new HBox();
    private final VBox content = new VBox();
    private final ScrollPane scroll = PlainViewport.of(new ScrollPane(Centred.of(content, WIDEST)));

    /** Makes the screen and begins to read. */
    public InsightsScreen(Desk desk) {
        this.desk = desk;
        this.words = new NumberWords(desk.text());
        int chosen =
                DAYS.stream()
                        .filter(count -> count.toString().equals(desk.memory(LIST).filter()))
                        .findFirst()
                        .orElse(USUAL);
        page.getStyleClass().addAll("screen", "insights");
        choice.getStyleClass().add("segments");
        choice.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (int count : DAYS) {
            ToggleButton button = new ToggleButton(desk.text().text("insights.days", count));
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setSelected(count == chosen);
            button.setOnAction(event -> choose(count));
            days.put(count, button);
            choice.getChildren().add(button);
        }
        page.setTop(new PageHeader(desk.text().text("insights.title"), choice));
        content.getStyleClass().add("insights-content");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(desk.text().text("insights.title"));
        model = new NumbersModel(desk, chosen);
        model.numbersProperty().addListener((Observable observable) -> update());
        update();
    }

    private void choose(int count) {
        days.forEach((other, button) -> button.setSelected(other == count));
        desk.remember(LIST, (ListMemory memory) -> memory.filteredBy(Integer.toString(count)));
        model.show(count);
    }

    private void update() {
        Loadable<Numbers> numbers = model.numbersProperty().get();
        boolean asked = !(numbers instanceof Loadable.Unasked<Numbers>);
        choice.setVisible(asked);
        choice.setManaged(asked);
        Optional<Numbers> known = numbers.latest();
        if (known.isPresent()) {
            fill(known.get(), numbers);
            page.setCenter(scroll);
            return;
        }
        page.setCenter(
                switch (numbers) {
                    case Loadable.Unasked<Numbers> _, Loadable.Loaded<Numbers> _ ->
                            WorkspaceBlank.closed(desk);
                    case Loadable.Loading<Numbers> _ ->
                            new Blank(
                                    "state-busy",
                                    Feather.BAR_CHART_2,
                                    desk.text().text("insights.loading"),
                                    List.of());
                    case Loadable.Failed<Numbers> failed ->
                            TroubleBlank.of(
                                    desk,
                                    failed.trouble(),
                                    Buttons.of(
                                            Feather.REFRESH_CW,
                                            desk.text().text("history.again"),
                                            model::load));
                });
    }

    private void fill(Numbers numbers, Loadable<Numbers> loaded) {
        List<Node> nodes = new ArrayList<>();
        if (loaded instanceof Loadable.Failed<Numbers> failed) {
            nodes.add(
                    new Banner(
                            new Mark(
                                    "state-missing",
                                    Feather.ALERT_TRIANGLE,
                                    failed.trouble().what()),
                            List.of(failed.trouble().why(), failed.trouble().next())));
        }
        int shown =
                (int)
                        Duration.between(
                                        numbers.insights().period().from(),
                                        numbers.insights().period().to())
                                .toDays();
        nodes.add(
                new EvenTiles(
                        NARROWEST,
                        numbers.insights().together().stream()
                                .<Node>map(indicator -> new IndicatorCard(words, indicator, shown))
                                .toList()));
        nodes.add(
                new EvenTiles(
                        NARROWEST,
                        List.of(
                                CourseCard.reconcileTime(
                                        desk.text(), numbers.course(), numbers.targets()),
                                CourseCard.drift(desk.text(), numbers.course()),
                                CourseCard.bypasses(desk.text(), numbers.course()))));
        nodes.add(unseen(numbers.course()));
        if (!numbers.insights().applications().isEmpty()) {
            nodes.add(new ApplicationShares(desk, words, numbers.insights()));
        }
        content.getChildren().setAll(nodes);
    }

    private Label unseen(Course course) {
        long blind = course.parts().stream().filter(part -> !part.seen()).count();
        String said =
                blind == course.parts().size()
                        ? desk.text().text("insights.all-unseen")
                        : blind > 0
                                ? desk.text()
                                        .text(
                                                "insights.part-unseen",
                                                days(
                                                        course.parts()
                                                                .subList(
                                                                        (int) blind,
                                                                        course.parts().size())))
                                : desk.text().text("insights.unseen");
        Label label = new Label(said);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** The parts end now, so the first of them begins at no midnight: their length is exact. */
    private static long days(List<Course.Part> parts) {
        return Duration.between(parts.getFirst().part().from(), parts.getLast().part().to())
                .toDays();
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        Objects.requireNonNull(days.get(model.days())).requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
