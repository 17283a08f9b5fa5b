package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.resource.ResourceKey;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/**
 * Drift review: the differing objects on the left, the two texts or the changed fields beside them.
 */
public final class DriftPane extends StackPane {
    private final Desk desk;
    private final DriftModel model;
    private final Looks looks;
    private final Runnable compare;
    private final ObservableList<ObjectState> items = FXCollections.observableArrayList();
    private final ListView<ObjectState> list = new ListView<>(items);
    private final DiffPane diff;
    private final FieldTable fields;
    private final ChangeBar bar;
    private final Label object = new Label();
    private final Label state = new Label();
    private final Label owner = new Label();
    private final Label position = new Label();
    private final StackPane middle = new StackPane();
    private final SplitPane split;
    private final Button toggle;
    private boolean fieldView;
    private boolean following;

    /** Makes the pane; {@code compare} is what an empty pane offers. */
    public DriftPane(Desk desk, DriftModel model, Runnable compare) {
        this.desk = desk;
        this.model = model;
        this.looks = new Looks(desk.text());
        this.compare = compare;
        getStyleClass().add("drift");
        diff =
                new DiffPane(
                        new DiffWords(
                                count -> desk.text().text("drift.folded", count),
                                new DriftRowWords(desk.text()),
                                desk.text().text("drift.left"),
                                desk.text().text("drift.right"),
                                desk.text().text("drift.overview")),
                        desk.commands()::copy);
        fields = new FieldTable(desk);
        bar = new ChangeBar(desk, model);
        toggle = Buttons.of(Feather.LIST, desk.text().text("drift.fields"), this::toggleView);
        toggle.setTooltip(new Tooltip(desk.text().text("drift.toggle-hint")));
        list.getStyleClass().addAll("drift-list", "edge-to-edge");
        list.setFixedCellSize(44);
        list.setCellFactory(view -> new ObjectCell());
        list.setAccessibleText(desk.text().text("drift.objects"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> select(after));
        list.setMinWidth(200);
        BorderPane review = new BorderPane(middle);
        review.setTop(header());
        review.setBottom(bar);
        review.setMinWidth(300);
        split = new SplitPane(list, review);
        split.setDividerPositions(0.24);
        SplitPane.setResizableWithParent(list, false);
        model.objectsProperty().addListener(observable -> showObjects());
        model.selectedProperty().addListener(observable -> showSelected());
        model.contentProperty().addListener(observable -> showContent());
        diff.currentChangeProperty().addListener(observable -> showPosition());
        showObjects();
        showSelected();
        showContent();
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        Loadable<?> before = model.findings();
        model.update(state);
        if (!Identity.same(before, model.findings()) && items.isEmpty()) {
            showObjects();
        }
    }

    /** Looks at an object. */
    public void select(ResourceKey key) {
        model.select(key);
    }

    /** Puts the focus on the texts. */
    public void focus() {
        if (items.isEmpty()) {
            requestFocus();
        } else if (fieldView) {
            fields.requestFocus();
        } else {
            diff.requestFocus();
        }
    }

    /** Acts on a plain key; returns whether it did. */
    public boolean key(KeyCode code) {
        if (code == KeyCode.N) {
            diff.nextChange();
        } else if (code == KeyCode.P) {
            diff.previousChange();
        } else if (code == KeyCode.X) {
            diff.toggleFolds();
        } else if (code == KeyCode.T) {
            toggleView();
        } else if (code == KeyCode.R) {
            model.revert();
        } else if (code == KeyCode.I) {
            bar.ignore();
        } else if (code == KeyCode.J) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.K) {
            list.getSelectionModel().selectPrevious();
        } else {
            return false;
        }
        return true;
    }

    /** Shows fields instead of texts, or texts instead of fields. */
    public void toggleView() {
        fieldView = !fieldView;
        toggle.setText(desk.text().text(fieldView ? "drift.texts" : "drift.fields"));
        showContent();
    }

    private Node header() {
        object.getStyleClass().addAll("mono", "drift-object");
        state.getStyleClass().add("state-word");
        position.getStyleClass().add("drift-position");
        state.setMinWidth(Region.USE_PREF_SIZE);
        position.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button previous =
                Buttons.icon(
                        Feather.CHEVRON_UP,
                        desk.text().text("drift.previous"),
                        diff::previousChange);
        Button next =
                Buttons.icon(
                        Feather.CHEVRON_DOWN, desk.text().text("drift.next"), diff::nextChange);
        Button unfold =
                Buttons.icon(
                        Feather.MAXIMIZE_2, desk.text().text("drift.unfold"), diff::toggleFolds);
        HBox header = new HBox(object, state, owner, gap, position, previous, next, unfold, toggle);
        header.getStyleClass().add("drift-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void select(@Nullable ObjectState chosen) {
        if (chosen != null && !following) {
            model.select(chosen.key());
        }
    }

    private void showObjects() {
        List<ObjectState> objects = model.objectsProperty().get();
        following = true;
        items.setAll(objects);
        following = false;
        getChildren().setAll(objects.isEmpty() ? blank() : split);
        showSelected();
    }

    private Node blank() {
        Button again = Buttons.of(Feather.REFRESH_CW, desk.text().text("action.compare"), compare);
        return switch (model.findings()) {
            case Loadable.Unasked<?> unasked ->
                    new Blank(
                            "state-quiet",
                            Feather.GIT_COMMIT,
                            desk.text().text("drift.unasked"),
                            List.of(desk.text().text("drift.unasked-next")),
                            again);
            case Loadable.Loading<?> loading ->
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text().text("drift.loading"),
                            List.of());
            case Loadable.Failed<?> failed ->
                    new Blank(
                            "state-failing",
                            Feather.ALERT_OCTAGON,
                            failed.trouble().what(),
                            List.of(failed.trouble().why(), failed.trouble().next()),
                            again);
            case Loadable.Loaded<?> loaded ->
                    new Blank(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            desk.text().text("drift.none"),
                            List.of(
                                    desk.text()
                                            .text(
                                                    "drift.none-since",
                                                    desk.text()
                                                            .age(
                                                                    loaded.at(),
                                                                    desk.store().state().now()))),
                            again);
        };
    }

    private void showSelected() {
        Optional<ObjectState> selected = model.selectedProperty().get();
        selected.ifPresent(
                chosen -> {
                    following = true;
                    list.getSelectionModel().select(chosen);
                    following = false;
                    Mark mark = looks.of(chosen.condition());
                    object.setText(chosen.key().kind() + " " + Looks.name(chosen.key()));
                    state.setText(
                            chosen.estimated()
                                    ? desk.text().text("drift.estimated", mark.word())
                                    : mark.word());
                    state.getStyleClass().setAll("label", "state-word", mark.styleClass());
                    showOwner(chosen);
                    fields.show(chosen.fields(), model.story());
                });
        showContent();
    }

    private void showOwner(ObjectState chosen) {
        Optional<Mark> mark = chosen.notOurs().map(looks::of);
        owner.setText(mark.map(Mark::word).orElse(""));
        owner.getStyleClass()
                .setAll("label", "state-word", mark.map(Mark::styleClass).orElse("state-quiet"));
        owner.setTooltip(chosen.notOurs().map(whose -> new Tooltip(whose.message())).orElse(null));
    }

    private void showContent() {
        Optional<ObjectState> selected = model.selectedProperty().get();
        model.selectedProperty()
                .get()
                .ifPresent(chosen -> fields.show(chosen.fields(), model.story()));
        model.contentProperty().get().map(DriftReview::content).ifPresent(diff::show);
        Node shown;
        if (selected.filter(o -> o.condition() == Condition.UNDETERMINED).isPresent()
                && !selected.get().inCluster()) {
            shown =
                    new Blank(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            desk.text().text("drift.undetermined"),
                            List.of(
                                    selected.get().message(),
                                    desk.text().text("drift.undetermined-next")));
        } else {
            shown = fieldView ? fields : diff;
        }
        middle.getChildren().setAll(shown);
        toggle.setDisable(shown instanceof Blank);
        bar.setVisible(!(shown instanceof Blank));
        bar.setManaged(bar.isVisible());
        showPosition();
    }

    private void showPosition() {
        Optional<DriftReview> review = model.contentProperty().get();
        bar.show(
                review.map(one -> one.at(diff.currentChangeProperty().get())).orElse(List.of()),
                review.flatMap(DriftReview::story));
        int count = diff.changes();
        position.setText(
                count == 0 || fieldView
                        ? ""
                        : desk.text()
                                .text(
                                        "drift.position",
                                        diff.currentChangeProperty().get() + 1,
                                        count));
    }

    private final class ObjectCell extends ListCell<ObjectState> {
        private final StateShape shape = new StateShape();
        private final Label kind = new Label();
        private final Label name = new Label();
        private final Label count = new Label();
        private final Label age = new Label();
        private final HBox line;

        ObjectCell() {
            name.getStyleClass().addAll("mono", "drift-name");
            kind.getStyleClass().add("drift-kind");
            count.getStyleClass().add("drift-count");
            age.getStyleClass().add("drift-age");
            count.setMinWidth(Region.USE_PREF_SIZE);
            age.setMinWidth(Region.USE_PREF_SIZE);
            VBox words = new VBox(spread(name, age), spread(kind, count));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(shape, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("drift-line");
            line.maxWidthProperty().bind(list.widthProperty().subtract(28));
            setPrefWidth(0);
            setText(null);
        }

        private static HBox spread(Label left, Label right) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox spread = new HBox(left, gap, right);
            spread.setAlignment(Pos.BASELINE_LEFT);
            return spread;
        }

        @Override
        protected void updateItem(@Nullable ObjectState item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Mark mark = looks.of(item.condition());
            shape.show(mark);
            name.setText(item.key().name());
            name.setTooltip(new Tooltip(item.key().toString()));
            kind.setText(item.key().kind());
            count.setText(
                    item.condition() == Condition.CHANGED && !item.fields().isEmpty()
                            ? desk.text().text("drift.field-count", item.fields().size())
                            : mark.word());
            count.getStyleClass().setAll("label", "drift-count", mark.styleClass());
            age.setText(
                    item.since()
                            .map(since -> desk.text().age(since, desk.store().state().now()))
                            .orElse(""));
            setGraphic(line);
        }
    }
}
