package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * An emergency fix on one page: what changes, what comes of it, on which terms. Three columns that
 * fill as one goes.
 */
public final class WizardScreen implements Screen {
    /** How wide the word for a state is at most. */
    private static final double STATE = 116;

    /** In more room an eye would lose its line between a name and how it stands. */
    private static final double WIDEST = 1_180;

    private final Desk desk;
    private final String application;
    private final WizardModel model;
    private final Looks looks;
    private final BorderPane page = new BorderPane();
    private final GridPane columns = new GridPane();
    private final ColumnConstraints[] widths = {
        new ColumnConstraints(), new ColumnConstraints(), new ColumnConstraints()
    };
    private final ChangeColumn change;
    private final TermsColumn terms;
    private final ListView<ObjectState> chooser = new ListView<>();
    private final Watch watch;

    /** Makes the screen; without an object it lets one be chosen first. */
    public WizardScreen(Desk desk, String application, Optional<ResourceKey> object) {
        this.desk = desk;
        this.application = application;
        this.looks = new Looks(desk.text());
        this.model = new WizardModel(desk, application, object);
        page.getStyleClass().addAll("screen", "bypasses", "wizard");
        Button cancel = Buttons.of(Feather.X, desk.text().text("bypasses.cancel"), () -> leave());
        page.setTop(
                new PageHeader(
                        desk.text().text("bypasses.wizard-title", application, place(application)),
                        cancel));
        terms = new TermsColumn(desk, model);
        change = new ChangeColumn(desk, model, terms::focusReason);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        layOut(new ConsequenceColumn(desk, model));
        chooser.getStyleClass().addAll("edge-to-edge", "object-chooser");
        chooser.setFixedCellSize(36);
        chooser.setMaxWidth(WIDEST);
        chooser.setAccessibleText(desk.text().text("bypasses.choose"));
        chooser.setCellFactory(view -> new ObjectCell());
        model.objectsProperty().addListener(observable -> showObjects());
        model.subjectProperty().addListener(observable -> show());
        model.inputProperty().addListener(observable -> widen());
        this.watch = new Watch(desk.store(), model::update);
        showObjects();
        show();
    }

    private void layOut(ConsequenceColumn consequences) {
        for (ColumnConstraints width : widths) {
            width.setHgrow(Priority.ALWAYS);
            width.setMinWidth(0);
        }
        columns.getColumnConstraints().setAll(widths);
        RowConstraints titles = new RowConstraints();
        RowConstraints rest = new RowConstraints();
        rest.setVgrow(Priority.ALWAYS);
        rest.setMinHeight(0);
        columns.getRowConstraints().setAll(titles, rest);
        columns.getStyleClass().add("wizard-columns");
        columns.addRow(
                0,
                title("1", "bypasses.column-change"),
                title("2", "bypasses.column-consequences"),
                lastTitle("3", "bypasses.column-lease"));
        ScrollPane changes = scroll(change);
        // The editor scrolls by itself and takes the height that there is.
        changes.setFitToHeight(true);
        columns.addRow(1, changes, scroll(consequences), terms);
        widen();
    }

    private static ScrollPane scroll(Region content) {
        ScrollPane pane = PlainViewport.of(new ScrollPane(content));
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.getStyleClass().addAll("edge-to-edge", "wizard-scroll");
        return pane;
    }

    private Node title(String number, String key) {
        Label digit = new Label(number);
        digit.getStyleClass().add("key-cap");
        Label words = new Label(desk.text().text(key));
        words.getStyleClass().add("block-title");
        HBox title = new HBox(digit, words);
        title.setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("wizard-title");
        return title;
    }

    /** The page with the red button says which cluster it is about. */
    private String place(String application) {
        return desk.store()
                .state()
                .applications()
                .find(application)
                .map(app -> app.cluster() + " / " + app.namespace())
                .orElseGet(() -> desk.text().text("applications.not-known"));
    }

    /** At the right edge of the window no line separates anything. */
    private Node lastTitle(String number, String key) {
        Node last = title(number, key);
        last.getStyleClass().add("last");
        return last;
    }

    /** Editing the text of an object needs half of the page; a quick action needs a third. */
    private void widen() {
        boolean edits = change.edits();
        widths[0].setPercentWidth(edits ? 50 : 32);
        widths[1].setPercentWidth(edits ? 26 : 38);
        widths[2].setPercentWidth(edits ? 24 : 30);
    }

    private void show() {
        Loadable<FixSubject> subject = model.subjectProperty().get();
        switch (subject) {
            case Loadable.Unasked<FixSubject> _ -> page.setCenter(choosing());
            case Loadable.Loading<FixSubject> _ ->
                    page.setCenter(
                            new Blank(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("bypasses.reading"),
                                    List.of()));
            case Loadable.Failed<FixSubject> failed ->
                    page.setCenter(
                            TroubleBlank.of(
                                    desk,
                                    failed.trouble(),
                                    Buttons.of(
                                            Feather.REFRESH_CW,
                                            desk.text().text("bypasses.read-again"),
                                            model::readAgain),
                                    Buttons.of(
                                            Feather.ARROW_LEFT,
                                            desk.text().text("bypasses.choose-other"),
                                            () -> page.setCenter(choosing()))));
            case Loadable.Loaded<FixSubject> _ -> {
                page.setCenter(columns);
                widen();
                change.focusForm();
            }
        }
    }

    private Node choosing() {
        if (chooser.getItems().isEmpty()) {
            return new Blank(
                    "state-quiet",
                    Feather.BOX,
                    desk.text().text("bypasses.no-objects", application),
                    List.of(desk.text().text("bypasses.no-objects-next")),
                    Buttons.of(
                            Feather.REFRESH_CW,
                            desk.text().text("action.compare"),
                            () -> desk.commands().compare(application)));
        }
        Label words = new Label(desk.text().text("bypasses.choose"));
        words.getStyleClass().add("block-title");
        VBox whole = new VBox(words, chooser);
        whole.getStyleClass().add("wizard-choosing");
        VBox.setVgrow(chooser, Priority.ALWAYS);
        return whole;
    }

    private void showObjects() {
        ObjectState chosen = chooser.getSelectionModel().getSelectedItem();
        chooser.getItems()
                .setAll(
                        model.objectsProperty().get().stream()
                                .sorted(FixOrder.LIKELY_FIRST)
                                .toList());
        Optional.ofNullable(chosen)
                .flatMap(
                        before ->
                                chooser.getItems().stream()
                                        .filter(one -> one.key().equals(before.key()))
                                        .findFirst())
                .ifPresentOrElse(
                        chooser.getSelectionModel()::select,
                        chooser.getSelectionModel()::selectFirst);
        if (model.subjectProperty().get() instanceof Loadable.Unasked<FixSubject>) {
            page.setCenter(choosing());
        }
    }

    /** The shortcut key with Enter sends the fix from any field, as forms do. */
    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            model.fix();
            event.consume();
        }
    }

    private void leave() {
        desk.goTo(new Route.Application(application, Route.Tab.RESOURCES));
    }

    /** Returns the model, for tests. */
    public WizardModel model() {
        return model;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        if (model.known().isPresent()) {
            change.focusForm();
        } else {
            chooser.requestFocus();
        }
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.ENTER
                && model.subjectProperty().get() instanceof Loadable.Unasked<FixSubject>) {
            Optional.ofNullable(chooser.getSelectionModel().getSelectedItem())
                    .ifPresent(chosen -> model.choose(chosen.key()));
            return true;
        }
        if (code == KeyCode.ESCAPE) {
            leave();
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        watch.close();
        model.close();
    }

    private final class ObjectCell extends ListCell<ObjectState> {
        private final StateShape shape = new StateShape();
        private final Label kind = new Label();
        private final Label name = new Label();
        private final Label state = new Label();
        private final StatusBadge wellness = new StatusBadge();
        private final HBox line;

        ObjectCell() {
            kind.getStyleClass().add("tree-kind");
            name.getStyleClass().add("mono");
            state.setMinWidth(STATE);
            wellness.setMinWidth(STATE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            line = new HBox(shape, kind, name, gap, state, wellness);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("chooser-line");
            setOnMouseClicked(
                    event -> {
                        ObjectState item = getItem();
                        if (item != null) {
                            model.choose(item.key());
                        }
                    });
            graphicProperty()
                    .bind(Bindings.when(emptyProperty()).then((Node) null).otherwise((Node) line));
        }

        @Override
        protected void updateItem(@Nullable ObjectState item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (!empty && item != null) {
                Mark mark = looks.of(item.condition());
                shape.show(mark);
                state.setText(mark.word());
                state.getStyleClass().setAll("label", "state-word", mark.styleClass());
                wellness.show(looks.of(item.wellness()));
                wellness.setVisible(item.wellness() != Wellness.NONE);
                kind.setText(item.key().kind());
                name.setText(Looks.name(item.key()));
            }
        }
    }
}
