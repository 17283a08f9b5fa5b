package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.HoldLengths;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.resource.ResourceKey;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a hold is written down and placed. */
final class HoldPane extends VBox {
    /** Long enough for most repairs; that nothing may move without an end is chosen on purpose. */
    private static final Duration USUAL = Duration.ofHours(4);

    private final Desk desk;
    private final HoldModel model;
    private final ComboBox<Optional<ResourceKey>> scope = new ComboBox<>();
    private final TextField reason = new TextField();
    private final TextField owner = new TextField();
    private final VBox trouble = new VBox();
    private final Button place;
    private final Runnable close;

    HoldPane(Desk desk, HoldModel model, Runnable close) {
        this.desk = desk;
        this.model = model;
        this.close = close;
        getStyleClass().add("hold-form");
        scope.setCellFactory(view -> new ScopeCell());
        scope.setButtonCell(new ScopeCell());
        scope.setMinWidth(160);
        scope.setPrefWidth(240);
        scope.setAccessibleText(desk.text().text("hold.scope"));
        scope.valueProperty()
                .addListener(
                        (observable, before, after) ->
                                model.object(after == null ? Optional.empty() : after));
        reason.setPromptText(desk.text().text("hold.reason"));
        reason.setAccessibleText(desk.text().text("hold.reason"));
        reason.textProperty().addListener((observable, before, after) -> model.reason(after));
        reason.setOnAction(event -> place());
        HBox.setHgrow(reason, Priority.ALWAYS);
        owner.setPromptText(desk.text().text("hold.owner"));
        owner.setAccessibleText(desk.text().text("hold.owner"));
        owner.setPrefWidth(140);
        owner.setMinWidth(80);
        owner.textProperty().addListener((observable, before, after) -> model.owner(after));
        place = Buttons.primary(Feather.ANCHOR, desk.text().text("hold.place"), this::place);
        place.disableProperty().bind(model.completeProperty().not().or(model.busyProperty()));
        HBox first = new HBox(named("hold.scope", scope), named("hold.reason-short", reason));
        HBox.setHgrow(first.getChildren().getLast(), Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox second =
                new HBox(
                        named("hold.owner", owner),
                        named(
                                "hold.end",
                                new HoldLengths(desk.text(), Optional.of(USUAL), model::length)),
                        gap,
                        Buttons.of(Feather.X, desk.text().text("action.close"), close),
                        place);
        for (HBox line : List.of(first, second)) {
            line.getStyleClass().add("form-line");
            line.setAlignment(Pos.BOTTOM_LEFT);
        }
        Label meaning = new Label(desk.text().text("hold.meaning"));
        meaning.getStyleClass().add("option-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(meaning, first, second, trouble);
        setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close.run();
                        event.consume();
                    }
                });
        model.troubleProperty().addListener(observable -> showTrouble());
    }

    private VBox named(String key, Region field) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("named-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        return box;
    }

    /** Begins with the whole application, and with the operator as the owner. */
    void open() {
        if (owner.getText().isEmpty()) {
            owner.setText(model.operator());
        }
        if (scope.getValue() == null) {
            scope.setValue(Optional.empty());
        }
        reason.requestFocus();
    }

    /** Offers the objects of an application. */
    void show(ApplicationState app) {
        List<Optional<ResourceKey>> choices = new ArrayList<>();
        choices.add(Optional.empty());
        app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                .filter(object -> object.verdict().isPresent())
                .map(ObjectState::key)
                .sorted()
                .map(Optional::of)
                .forEach(choices::add);
        if (!choices.equals(scope.getItems())) {
            Optional<ResourceKey> chosen = scope.getValue();
            scope.getItems().setAll(choices);
            scope.setValue(
                    chosen != null && choices.contains(chosen) ? chosen : choices.getFirst());
        }
    }

    /** Releases a hold. */
    void release(HoldMark mark) {
        model.release(mark.id());
    }

    private void place() {
        model.place(
                () -> {
                    reason.clear();
                    close.run();
                });
    }

    private void showTrouble() {
        trouble.getChildren().clear();
        model.troubleProperty()
                .get()
                .ifPresent(
                        one ->
                                trouble.getChildren()
                                        .add(
                                                new Banner(
                                                        new Mark(
                                                                "state-failing",
                                                                Feather.ALERT_OCTAGON,
                                                                one.what()),
                                                        List.of(one.why(), one.next()))));
        if (!trouble.getChildren().isEmpty()) {
            setVisible(true);
            setManaged(true);
        }
    }

    private final class ScopeCell extends ListCell<Optional<ResourceKey>> {
        // JavaFX empties a cell with null.
        @Override
        @SuppressWarnings("NullableOptional")
        protected void updateItem(@Nullable Optional<ResourceKey> item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    empty || item == null
                            ? null
                            : item.map(key -> key.kind() + " " + Looks.name(key))
                                    .orElse(desk.text().text("hold.scope-whole")));
        }
    }
}
