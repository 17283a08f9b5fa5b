package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.screen.DriftRowWords;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.OwnershipWords;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.resource.ResourceKey;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

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
    private final DriftList list;
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
    private final DriftForms forms;
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private boolean fieldView;
    private boolean following;

    /** Returns what its difference says. */
    public static DiffWords words(Text text) {
        return new DiffWords(
                count -> text.text("drift.folded", count),
                new DriftRowWords(text),
                text.text("drift.left"),
                text.text("drift.right"),
                text.text("drift.overview"),
                text.text("drift.one-column"));
    }

    /** Makes the pane; {@code compare} is what an empty pane offers. */
    public DriftPane(Desk desk, DriftModel model, Runnable compare) {
        this.desk = desk;
        this.model = model;
        this.looks = new Looks(desk.text());
        this.compare = compare;
        getStyleClass().add("drift");
        diff = DiffMemory.keep(desk, new DiffPane(words(desk.text()), desk.commands()::copy));
        fields = new FieldTable(desk);
        fields.getSelectionModel().selectedItemProperty().addListener(observable -> showPosition());
        fields.setOnTicked(row -> model.tick(List.of(row)), row -> model.isTicked(List.of(row)));
        bar = new ChangeBar(desk, model, this::adopt, this::ignore);
        toggle = Buttons.of(Feather.LIST, desk.text().text("drift.fields"), this::toggleView);
        toggle.setTooltip(new Tooltip(desk.text().text("drift.toggle-hint")));
        list = new DriftList(desk, model, items);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> select(after));
        forms = new DriftForms(desk, model, this::showForm, compare);
        BorderPane review = new BorderPane();
        review.setTop(header());
        review.setCenter(middle);
        review.setBottom(bar);
        review.setMinWidth(300);
        split = new SplitPane(list, review);
        split.setDividerPositions(0.24);
        SplitPane.setResizableWithParent(list, false);
        model.objectsProperty().addListener(observable -> showObjects());
        model.selectedProperty().addListener(observable -> showSelected());
        model.contentProperty().addListener(observable -> showNow());
        model.ticksProperty().addListener(observable -> showTicks());
        diff.currentChangeProperty().addListener(observable -> showPosition());
        showObjects();
        showSelected();
        showContent();
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        Loadable<?> before = model.findings();
        model.update(state);
        diff.layOut(state.preferences().diffs());
        if (!Identity.same(before, model.findings())) {
            if (items.isEmpty()) {
                showObjects();
            }
            forms.update();
        }
    }

    /** Looks at an object. */
    public void select(ResourceKey key) {
        model.select(key);
    }

    /** Returns the object that is looked at. */
    public Optional<ResourceKey> selected() {
        if (forms.isReviewingAdded()) {
            return forms.selectedAdded();
        }
        return model.selectedProperty().get().map(ObjectState::key);
    }

    /** Puts the focus on the texts. */
    public void focus() {
        if (forms.shown().isPresent()) {
            forms.focus();
        } else if (items.isEmpty()) {
            requestFocus();
        } else if (fieldView) {
            fields.requestFocus();
        } else {
            diff.requestFocus();
        }
    }

    /** Acts on a plain key; returns whether it did. */
    public boolean key(KeyCode code) {
        if (forms.shown().isPresent()) {
            return forms.key(code);
        }
        if (code == KeyCode.T) {
            toggleView();
        } else if (code == KeyCode.R) {
            bar.revert();
        } else if (code == KeyCode.A) {
            adopt();
        } else if (code == KeyCode.I) {
            ignore();
        } else if (code == KeyCode.M) {
            bar.tick();
        } else if (code == KeyCode.E) {
            openAdded();
        } else if (code == KeyCode.J) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.K) {
            list.getSelectionModel().selectPrevious();
        } else {
            return diff.key(code);
        }
        return true;
    }

    /** Goes to what somebody added beside Git, where there is any. */
    private void openAdded() {
        if (!AddedRow.of(model.all()).isEmpty()) {
            desk.goTo(new Route.Application(model.application(), Route.Tab.ADDED));
        }
    }

    /**
     * Shows what somebody added beside Git instead of the differences, or those again. Shown again
     * it stays as it is.
     */
    public void reviewAdded(boolean added) {
        forms.reviewAdded(added);
    }

    private void adopt() {
        forms.adopt(bar.chosen());
    }

    /** Prepares a rule about what is chosen of the object looked at. */
    private void ignore() {
        model.here(bar.fields()).filter(one -> !one.changes().isEmpty()).ifPresent(forms::ignore);
    }

    /** Returns whether a proposal or a rule is being written, whose button is the page's then. */
    public ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    /** Keeps to few lines what stands around the texts, where there is little height. */
    public void setLow(boolean low) {
        bar.setLow(low);
    }

    private void showForm() {
        writing.set(forms.isWriting());
        if (forms.shown().isPresent()) {
            getChildren().setAll(forms.shown().get());
        } else {
            showObjects();
            focus();
        }
    }

    private void showTicks() {
        fields.refresh();
        showPosition();
    }

    /** Shows fields instead of texts, or texts instead of fields. */
    public void toggleView() {
        boolean reading = Focus.isIn(middle);
        fieldView = !fieldView;
        toggle.setText(desk.text().text(fieldView ? "drift.texts" : "drift.fields"));
        showContent();
        if (reading) {
            focus();
        }
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
        Button columns =
                Buttons.icon(
                        Feather.COLUMNS, desk.text().text("drift.columns"), diff::toggleLayout);
        for (Button ofTexts : List.of(previous, next, unfold, columns)) {
            ofTexts.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox header =
                new HBox(
                        object, state, owner, gap, position, previous, next, unfold, columns,
                        toggle);
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
        // Whoever writes a proposal or a rule is not disturbed by a newer comparison.
        if (forms.shown().isEmpty()) {
            getChildren().setAll(objects.isEmpty() ? blank() : split);
        }
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
            case Loadable.Failed<?> failed -> TroubleBlank.of(desk, failed.trouble(), again);
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
        owner.setTooltip(
                chosen.notOurs()
                        .map(whose -> new Tooltip(new OwnershipWords(desk.text()).sentence(whose)))
                        .orElse(null));
    }

    /** Other texts, or the same ones with the ages of now. */
    private void showNow() {
        list.refresh();
        fields.refresh();
        showContent();
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
        if (!middle.getChildren().equals(List.of(shown))) {
            middle.getChildren().setAll(shown);
        }
        toggle.setDisable(shown instanceof Blank);
        bar.setVisible(!(shown instanceof Blank));
        bar.setManaged(bar.isVisible());
        showPosition();
    }

    private void showPosition() {
        Optional<DriftReview> review = model.contentProperty().get();
        FieldRow row = fieldView ? fields.getSelectionModel().getSelectedItem() : null;
        bar.show(
                row != null
                        ? List.of(row)
                        : review.map(one -> one.at(diff.currentChangeProperty().get()))
                                .orElse(List.of()),
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
}
