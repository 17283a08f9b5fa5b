package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Text;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Narrows the timeline: by time, kind, application, person and words. */
final class ActivityFilters extends FlowPane {
    private static final List<Duration> SPANS =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(30));

    /** Under these names the chosen kinds and the time are remembered. */
    private static final String KINDS = "activity-kinds";

    private static final String SPAN = "activity-span";

    private final Desk desk;
    private final ActivityModel model;
    private final Map<Moment.Source, ToggleButton> sources = new EnumMap<>(Moment.Source.class);
    private final ComboBox<Duration> spans = new ComboBox<>();
    private final ComboBox<String> applications = new ComboBox<>();
    private final ComboBox<String> people = new ComboBox<>();
    private final TextField words = new TextField();

    ActivityFilters(Desk desk, ActivityModel model, MomentLooks looks) {
        this.desk = desk;
        this.model = model;
        Text text = desk.text();
        getStyleClass().addAll("chips", "activity-filters");
        words.setPromptText(text.text("activity.filter"));
        words.setAccessibleText(text.text("activity.filter"));
        words.getStyleClass().add("filter");
        words.setText(desk.memory(ActivityScreen.LIST).filter());
        words.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            model.filter(model.filter().withWords(after));
                            desk.remember(ActivityScreen.LIST, memory -> memory.filteredBy(after));
                        });
        words.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        words.clear();
                    }
                });
        spans.getItems().setAll(SPANS);
        spans.setValue(
                SPANS.stream()
                        .filter(span -> span.toString().equals(desk.memory(SPAN).filter()))
                        .findFirst()
                        .orElse(Duration.ofDays(1)));
        spans.setAccessibleText(text.text("activity.span"));
        spans.setConverter(new OneWay<>(span -> text.text("activity.last", text.length(span))));
        spans.setOnAction(
                event -> {
                    model.show(spans.getValue());
                    desk.remember(SPAN, memory -> memory.filteredBy(spans.getValue().toString()));
                });
        choice(applications, "activity.all-applications", MomentFilter::withApplication);
        choice(people, "activity.all-people", MomentFilter::withWho);
        getChildren().addAll(words, spans, applications, people);
        List<String> left = List.of(desk.memory(KINDS).filter().split(",", -1));
        for (Moment.Source source : Moment.Source.values()) {
            ToggleButton chip =
                    new ToggleButton(looks.word(source), Icons.of(MomentLooks.shape(source)));
            chip.getStyleClass().add("chip");
            chip.setSelected(left.contains(source.name()));
            chip.setOnAction(event -> filterBySources());
            sources.put(source, chip);
            getChildren().add(chip);
        }
        ToggleButton events = Objects.requireNonNull(sources.get(Moment.Source.EVENT));
        events.setText(text.text("activity.events"));
        events.setTooltip(new Tooltip(text.text("activity.events-hint")));
        // It adds to what the others choose, so it stands apart at their end.
        getChildren().remove(events);
        getChildren().add(events);
        model.filter(MomentFilter.NONE.withWords(words.getText()).withSources(chosen()));
    }

    Duration span() {
        return spans.getValue();
    }

    boolean focusWords() {
        words.requestFocus();
        return true;
    }

    /** Offers the applications and people that occur. */
    void offer(Timeline timeline) {
        offer(applications, timeline, Moment::application);
        offer(people, timeline, Moment::who);
        long many =
                timeline.moments().stream()
                        .filter(moment -> moment.source() == Moment.Source.EVENT)
                        .count();
        Objects.requireNonNull(sources.get(Moment.Source.EVENT))
                .setText(desk.text().text("activity.events-of", many));
    }

    private static void offer(
            ComboBox<String> box, Timeline timeline, Function<Moment, String> of) {
        List<String> all =
                Stream.concat(
                                Stream.of(""),
                                timeline.moments().stream()
                                        .map(of)
                                        .filter(name -> !name.isEmpty())
                                        .distinct()
                                        .sorted())
                        .toList();
        if (!all.equals(box.getItems())) {
            String chosen = box.getValue();
            box.getItems().setAll(all);
            box.setValue(all.contains(chosen) ? chosen : "");
        }
    }

    private void choice(
            ComboBox<String> box,
            String allWords,
            BiFunction<MomentFilter, String, MomentFilter> change) {
        String all = desk.text().text(allWords);
        box.setConverter(new OneWay<>(name -> name.isEmpty() ? all : name));
        box.getItems().setAll("");
        box.setValue("");
        box.setAccessibleText(all);
        box.setMaxWidth(200);
        box.valueProperty()
                .addListener(
                        (observable, before, after) ->
                                model.filter(
                                        change.apply(model.filter(), after == null ? "" : after)));
    }

    private Set<Moment.Source> chosen() {
        Set<Moment.Source> chosen = EnumSet.noneOf(Moment.Source.class);
        sources.forEach(
                (source, chip) -> {
                    if (chip.isSelected()) {
                        chosen.add(source);
                    }
                });
        return chosen;
    }

    private void filterBySources() {
        Set<Moment.Source> chosen = chosen();
        model.filter(model.filter().withSources(chosen));
        desk.remember(
                KINDS,
                memory ->
                        memory.filteredBy(
                                chosen.stream().map(Enum::name).collect(Collectors.joining(","))));
    }

    /** Shows the events of clusters too. */
    void showEvents() {
        Objects.requireNonNull(sources.get(Moment.Source.EVENT)).setSelected(true);
        filterBySources();
    }

    void clear() {
        words.clear();
        applications.setValue("");
        people.setValue("");
        sources.values().forEach(chip -> chip.setSelected(false));
        filterBySources();
    }
}
