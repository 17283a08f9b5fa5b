package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SourcePlaces;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Visible;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A closer look at one application, beside the table. */
final class Peek extends VBox {
    private static final int MOST_OBJECTS = 12;

    private final Desk desk;
    private final Looks looks;
    private final Runnable close;
    private @Nullable Shown shown;

    /** What is shown, and what of it changes with the time. */
    private record Shown(ApplicationState app, String synced) {}

    Peek(Desk desk, Runnable close) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.close = close;
        getStyleClass().add("peek");
    }

    /** Shows it; nothing is made anew while it would be the same, so that the focus stays. */
    void show(ApplicationState app) {
        Shown next = new Shown(app, DeliveryCells.LastSync.words(desk, app));
        if (next.equals(shown)) {
            return;
        }
        Optional<String> inside = focused();
        shown = next;
        fill(app);
        inside.ifPresent(this::focus);
    }

    private Optional<String> focused() {
        return Focus.isIn(this) && getScene().getFocusOwner() instanceof Button button
                ? Optional.of(words(button))
                : Optional.empty();
    }

    /** Puts the focus on the button of these words, which may be another node by now. */
    private void focus(String words) {
        lookupAll(".button").stream()
                .filter(node -> node instanceof Button button && words(button).equals(words))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private static String words(Button button) {
        return button.getText() + " " + button.getAccessibleText();
    }

    private void fill(ApplicationState app) {
        Label name = new Label(app.name());
        name.getStyleClass().addAll("mono", "peek-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox title =
                new HBox(
                        name,
                        gap,
                        Buttons.icon(Feather.X, desk.text().text("action.close"), close));
        title.setAlignment(Pos.CENTER_LEFT);
        FlowPane states =
                new FlowPane(
                        StatusBadge.tinted(looks.of(app)),
                        StatusBadge.tinted(looks.health(app, desk.store().state().now())));
        states.getStyleClass().add("badges");
        Button open =
                Buttons.of(
                        Feather.ARROW_RIGHT,
                        desk.text().text("action.open"),
                        () -> desk.goTo(new Route.Application(app.name(), Route.Tab.RESOURCES)));
        Button drift =
                Buttons.of(
                        Feather.COLUMNS,
                        desk.text().text("action.drift"),
                        () -> desk.goTo(new Route.Application(app.name(), Route.Tab.DRIFT)));
        FlowPane actions = new FlowPane(open);
        if (app.tally().differences() > 0) {
            actions.getChildren().add(drift);
        }
        source(app).ifPresent(actions.getChildren()::add);
        actions.getStyleClass().add("peek-actions");
        getChildren().setAll(title, states, actions, facts(app));
        if (app.findings() instanceof Loadable.Failed<Findings> failed) {
            addSentence(
                    failed.trouble().what(),
                    "state-word",
                    app.sight().isHidden() ? "state-undetermined" : "state-failing");
            addSentence(failed.trouble().why(), "muted");
            addSentence(failed.trouble().next(), "muted");
        }
        looks.past(app, desk.store().state().now()).ifPresent(then -> addSentence(then, "muted"));
        app.findings().latest().ifPresent(found -> addFindings(app, found));
    }

    /** The way to the file that is wrong where one is, else to the folder it is rendered from. */
    private Optional<Button> source(ApplicationState app) {
        Optional<Button> wrong =
                app.findings() instanceof Loadable.Failed<Findings> failed
                        ? TroubleBlank.file(desk, failed.trouble())
                        : Optional.empty();
        return wrong.or(
                () ->
                        SourcePlaces.of(app)
                                .map(
                                        place ->
                                                Buttons.of(
                                                        Feather.FOLDER,
                                                        desk.text().text("peek.source"),
                                                        () -> go(place))));
    }

    private void go(RepositoryPlace place) {
        desk.goTo(new Route.Repositories(Optional.of(place)));
    }

    /** What the narrow columns of the table cut short, in whole. */
    private GridPane facts(ApplicationState app) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("peek-facts");
        fact(facts, "applications.column.place", app.cluster() + " / " + app.namespace(), true);
        fact(facts, "applications.column.source", app.repository() + " " + app.path(), true);
        app.findings()
                .latest()
                .ifPresent(
                        found ->
                                fact(
                                        facts,
                                        "applications.column.revision",
                                        desk.text()
                                                .text(
                                                        "peek.revision",
                                                        found.revision().shortCommit(),
                                                        found.revision().subject()),
                                        false));
        String synced = DeliveryCells.LastSync.words(desk, app);
        if (!synced.isEmpty()) {
            fact(facts, "applications.column.last-sync", synced, false);
        }
        return facts;
    }

    private void fact(GridPane facts, String key, String value, boolean mono) {
        Label name = new Label(desk.text().text(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        Label words = new Label(Visible.lines(value));
        words.setWrapText(true);
        if (mono) {
            words.getStyleClass().add("mono");
        }
        facts.addRow(facts.getRowCount(), name, words);
    }

    /** What differs first; where nothing does, all that there is. */
    private void addFindings(ApplicationState app, Findings findings) {
        List<ObjectState> differing =
                findings.objects().stream()
                        .filter(object -> object.condition().isDifference())
                        .sorted(Comparator.comparing(ObjectState::condition))
                        .toList();
        if (differing.isEmpty()) {
            addSentence(looks.words(findings.tally()), "muted");
        }
        List<ObjectState> shown =
                differing.isEmpty()
                        ? findings.objects().stream()
                                .filter(object -> object.owner().isEmpty())
                                .sorted(Comparator.comparing(ObjectState::wellness))
                                .toList()
                        : differing;
        for (ObjectState object : shown.subList(0, Math.min(MOST_OBJECTS, shown.size()))) {
            getChildren().add(line(app, object, !differing.isEmpty()));
        }
        if (shown.size() > MOST_OBJECTS) {
            addSentence(desk.text().text("peek.more", shown.size() - MOST_OBJECTS), "muted");
        }
    }

    private HBox line(ApplicationState app, ObjectState object, boolean differs) {
        Mark now = looks.of(object.condition());
        Mark mark = app.past().isPresent() ? Looks.past(now) : now;
        Label kind = new Label(object.key().kind());
        kind.getStyleClass().add("tree-kind");
        kind.setMinWidth(USE_PREF_SIZE);
        Label name = new Label(object.key().name());
        name.getStyleClass().add("mono");
        name.setTooltip(new Tooltip(object.key().toString()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label end = new Label(mark.word());
        end.getStyleClass().addAll("state-word", mark.styleClass());
        Mark well = looks.of(object.wellness());
        StatusBadge wellness = new StatusBadge(app.past().isPresent() ? Looks.past(well) : well);
        wellness.setVisible(object.wellness() != Wellness.NONE);
        Region last = differs ? end : wellness;
        last.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(new StateShape(mark), kind, name, gap, last);
        SourcePlaces.of(app, object)
                .map(
                        place ->
                                Buttons.icon(
                                        Feather.FILE_TEXT,
                                        desk.text().text("peek.file", object.origin()),
                                        () -> go(place)))
                .ifPresent(line.getChildren()::add);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("peek-line");
        return line;
    }

    private void addSentence(String sentence, String... styleClasses) {
        Label label = new Label(Visible.lines(sentence));
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(label);
    }
}
