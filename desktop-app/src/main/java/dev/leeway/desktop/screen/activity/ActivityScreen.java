package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.Loadable;

import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** The audit trail and the incident timeline: everything that happened, on one clock. */
public final class ActivityScreen implements Screen {
    /** Under this name the list is remembered. */
    static final String LIST = "activity";

    private final Desk desk;
    private final ActivityModel model;
    private final MomentWidths widths = new MomentWidths();
    private final MomentLooks looks;
    private final BorderPane page = new BorderPane();
    private final ActivityFilters filters;
    private final VerdictLine verdict;
    private final ExportMenu export;
    private final ListView<Moment> list;
    private final MomentDetails details;
    private final SplitPane split;
    private final VBox notes = new VBox();
    private final Label count = new Label();
    private boolean choosing;

    /** Makes the screen and begins to read. */
    public ActivityScreen(Desk desk) {
        this.desk = desk;
        this.model = new ActivityModel(desk);
        this.looks = new MomentLooks(desk.text());
        page.getStyleClass().addAll("screen", "activity");
        count.getStyleClass().add("page-count");
        filters = new ActivityFilters(desk, model, looks);
        list = new ListView<>(model.shown());
        list.getStyleClass().addAll("moments", "edge-to-edge");
        list.setFixedCellSize(desk.store().state().preferences().roomy() ? 36 : 28);
        list.setCellFactory(view -> new MomentCell(desk, looks, widths));
        list.setAccessibleText(desk.text().text("activity.title"));
        details = new MomentDetails(desk, looks);
        split = new SplitPane(list, details);
        split.setDividerPositions(0.72);
        SplitPane.setResizableWithParent(details, false);
        notes.getStyleClass().add("notes");
        verdict = new VerdictLine(desk, model);
        export = new ExportMenu(desk, model);
        PageHeader header =
                new PageHeader(desk.text().text("activity.title"), count, verdict, export);
        header.addLine(filters);
        header.addLine(notes);
        page.setTop(header);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> chosen(after));
        model.timelineProperty().addListener((Observable observable) -> update());
        model.shown().addListener((Observable observable) -> restoreSelection());
        model.show(filters.span());
        model.verify();
        update();
    }

    private void chosen(@Nullable Moment moment) {
        details.show(Optional.ofNullable(moment));
        if (moment != null && !choosing) {
            desk.remember(LIST, memory -> memory.selecting(moment.id()));
        }
    }

    /** A new reading keeps what was selected. */
    private void restoreSelection() {
        String key = desk.memory(LIST).selected();
        widths.measure(model.shown());
        choosing = true;
        model.shown().stream()
                .filter(moment -> moment.id().equals(key))
                .findFirst()
                .ifPresentOrElse(
                        list.getSelectionModel()::select,
                        () -> list.getSelectionModel().selectFirst());
        choosing = false;
        update();
    }

    private void update() {
        Loadable<Timeline> timeline = model.timelineProperty().get();
        Optional<Timeline> known = timeline.latest();
        known.ifPresent(filters::offer);
        count.setText(
                known.map(
                                all ->
                                        all.moments().size() == model.shown().size()
                                                ? desk.text()
                                                        .text(
                                                                "activity.count",
                                                                model.shown().size())
                                                : desk.text()
                                                        .text(
                                                                "activity.count-of",
                                                                model.shown().size(),
                                                                all.moments().size()))
                        .orElse(""));
        notes.getChildren().clear();
        if (timeline instanceof Loadable.Failed<Timeline> failed && known.isPresent()) {
            notes.getChildren()
                    .add(
                            new Banner(
                                    new Mark(
                                            "state-missing",
                                            Feather.ALERT_TRIANGLE,
                                            failed.trouble().what()),
                                    List.of(failed.trouble().why(), failed.trouble().next())));
        }
        known.filter(all -> !all.unseen().isEmpty())
                .ifPresent(
                        all ->
                                notes.getChildren()
                                        .add(
                                                new Banner(
                                                        new Mark(
                                                                "state-undetermined",
                                                                Feather.EYE_OFF,
                                                                desk.text()
                                                                        .text("activity.unseen")),
                                                        all.unseen())));
        notes.setVisible(!notes.getChildren().isEmpty());
        notes.setManaged(notes.isVisible());
        boolean asked = !(timeline instanceof Loadable.Unasked<Timeline>);
        for (Node tool : List.of(filters, verdict, export)) {
            tool.setVisible(asked);
            tool.setManaged(asked);
        }
        page.setCenter(content(timeline));
    }

    private Node content(Loadable<Timeline> timeline) {
        if (!model.shown().isEmpty()) {
            return split;
        }
        if (timeline.latest().filter(all -> !all.moments().isEmpty()).isPresent()) {
            if (model.filter().hidesEventsAlone()) {
                return new Blank(
                        "state-quiet",
                        Feather.CLOCK,
                        desk.text().text("activity.none"),
                        List.of(desk.text().text("activity.only-events")),
                        Buttons.of(
                                Feather.SERVER,
                                desk.text().text("activity.show-events"),
                                filters::showEvents));
            }
            return new Blank(
                    "state-quiet",
                    Feather.FILTER,
                    desk.text().text("activity.none-match"),
                    List.of(),
                    Buttons.of(Feather.X, desk.text().text("applications.clear"), filters::clear));
        }
        return switch (timeline) {
            case Loadable.Unasked<Timeline> _ -> WorkspaceBlank.closed(desk);
            case Loadable.Loading<Timeline> _ ->
                    new Blank(
                            "state-busy",
                            Feather.CLOCK,
                            desk.text().text("activity.loading"),
                            List.of());
            case Loadable.Failed<Timeline> failed ->
                    TroubleBlank.of(
                            desk,
                            failed.trouble(),
                            Buttons.of(
                                    Feather.REFRESH_CW,
                                    desk.text().text("history.again"),
                                    model::load));
            case Loadable.Loaded<Timeline> _ ->
                    new Blank(
                            "state-quiet",
                            Feather.CLOCK,
                            desk.text().text("activity.none"),
                            List.of(desk.text().text("activity.none-next")));
        };
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    @Override
    public boolean focusFilter() {
        return filters.focusWords();
    }

    @Override
    public boolean key(KeyCode code) {
        Moment moment = list.getSelectionModel().getSelectedItem();
        if (code == KeyCode.ENTER && moment != null && moment.place().isPresent()) {
            desk.goTo(moment.place().get());
        } else if (code == KeyCode.V) {
            model.verify();
        } else {
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        model.close();
    }
}
