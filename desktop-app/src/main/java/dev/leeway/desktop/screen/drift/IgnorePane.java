package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Focus;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.reading.RuleDesk;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.screen.DriftRowWords;
import dev.leeway.desktop.state.Loadable;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.workspace.Workspace;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule before it is written: what it says, and what it makes of the workspace file. */
final class IgnorePane extends BorderPane {
    private final Desk desk;
    private final IgnoreModel model;
    private final Label title = new Label();
    private final Label named = new Label();
    private final Label meaning = new Label();
    private final VBox result = new VBox();
    private final StackPane middle = new StackPane();
    private boolean beginning;
    private final DiffPane diff;
    private final Map<IgnoreModel.Form, ToggleButton> forms = new EnumMap<>(IgnoreModel.Form.class);
    private final Map<Boolean, ToggleButton> reaches = new HashMap<>();
    private final Button write;
    private final Button close;

    IgnorePane(Desk desk, IgnoreModel model, Runnable closed) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("ignore");
        diff =
                new DiffPane(
                        new DiffWords(
                                count -> desk.text().text("drift.folded", count),
                                new DriftRowWords(desk.text()),
                                desk.text().text("propose.before"),
                                desk.text().text("ignore.after"),
                                desk.text().text("drift.overview"),
                                desk.text().text("drift.one-column")),
                        desk.commands()::copy);
        DiffMemory.keep(desk, diff);
        title.getStyleClass().add("strong");
        title.setMinWidth(0);
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        write = Buttons.primary(Feather.EDIT_3, desk.text().text("ignore.write"), model::write);
        close = Buttons.of(Feather.X, desk.text().text("action.close"), closed);
        // Tab goes by the order in which the parts are added: as they are read.
        setTop(header());
        setCenter(middle);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(meaning, gap, close, write);
        HBox.setHgrow(meaning, Priority.ALWAYS);
        footer.setAlignment(Pos.CENTER_LEFT);
        footer.getStyleClass().add("change-bar");
        setBottom(footer);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        closed.run();
                        event.consume();
                    }
                });
        model.previewProperty().addListener(observable -> show());
        model.writtenProperty().addListener(observable -> showWritten());
        show();
    }

    private Node header() {
        ToggleGroup group = new ToggleGroup();
        HBox how = choice("ignore.how");
        form(how, group, IgnoreModel.Form.POINTERS, "ignore.pointers");
        form(how, group, IgnoreModel.Form.EXPRESSIONS, "ignore.expressions");
        form(how, group, IgnoreModel.Form.MANAGERS, "ignore.managers");
        ToggleGroup reach = new ToggleGroup();
        HBox where = choice("ignore.where");
        reaches.put(
                false, chip(where, reach, "ignore.this-object", one -> model.everyObject(false)));
        reaches.put(
                true, chip(where, reach, "ignore.every-object", one -> model.everyObject(true)));
        FlowPane choices = new FlowPane(how, where);
        choices.getStyleClass().add("ignore-choices");
        named.getStyleClass().addAll("mono", "muted");
        named.setWrapText(true);
        named.setMinHeight(Region.USE_PREF_SIZE);
        VBox header = new VBox(title, choices, named, result);
        header.getStyleClass().addAll("drift-header", "ignore-header");
        return header;
    }

    /** Two choices in one line are told apart by what each is about. */
    private HBox choice(String key) {
        Label about = new Label(desk.text().text(key));
        about.getStyleClass().add("muted");
        about.setMinWidth(USE_PREF_SIZE);
        HBox choice = new HBox(about);
        choice.getStyleClass().add("chips");
        choice.setAlignment(Pos.CENTER_LEFT);
        return choice;
    }

    private void form(HBox choices, ToggleGroup group, IgnoreModel.Form form, String key) {
        ToggleButton button = chip(choices, group, key, one -> model.form(form));
        button.setTooltip(
                new Tooltip(
                        desk.text()
                                .text(
                                        switch (form) {
                                            case POINTERS -> "ignore.pointers-hint";
                                            case EXPRESSIONS -> "ignore.expressions-hint";
                                            case MANAGERS -> "ignore.managers-hint";
                                        })));
        forms.put(form, button);
    }

    private ToggleButton chip(
            HBox choices, ToggleGroup group, String key, Consumer<ToggleButton> chosen) {
        ToggleButton button = new ToggleButton(desk.text().text(key));
        button.setToggleGroup(group);
        button.getStyleClass().addAll("chip", "state-busy");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    chosen.accept(button);
                });
        choices.getChildren().add(button);
        return button;
    }

    /** Begins a rule, and puts the focus where it is written. */
    void open(ChosenChanges changes) {
        title.setText(
                desk.text()
                        .text(
                                "ignore.title",
                                changes.changes().size(),
                                changes.object().key().kind(),
                                changes.object().key().name()));
        model.begin(changes);
        boolean known = !model.managers().isEmpty();
        ToggleButton managers = forms.get(IgnoreModel.Form.MANAGERS);
        if (managers != null) {
            managers.setDisable(!known);
            managers.setText(
                    known
                            ? desk.text()
                                    .text("ignore.managers-of", String.join(", ", model.managers()))
                            : desk.text().text("ignore.managers"));
        }
        begin();
    }

    /** Puts the focus where the rule is written, or will be once its lines are known. */
    void begin() {
        beginning = write.isDisabled();
        (beginning ? close : write).requestFocus();
    }

    private void show() {
        forms.forEach((form, button) -> button.setSelected(form == model.form()));
        reaches.forEach((all, button) -> button.setSelected(all == model.isForEveryObject()));
        named.setText(Visible.lines(model.rule().map(IgnorePane::named).orElse("")));
        Loadable<RuleDesk.Preview> preview = model.previewProperty().get();
        write.setDisable(
                !(preview instanceof Loadable.Loaded<RuleDesk.Preview>)
                        || model.writtenProperty().get());
        if (beginning && Focus.isIn(close) && !write.isDisabled()) {
            begin();
        }
        switch (preview) {
            case Loadable.Unasked<RuleDesk.Preview> _, Loadable.Loading<RuleDesk.Preview> _ -> {}
            case Loadable.Failed<RuleDesk.Preview> failed ->
                    middle.getChildren()
                            .setAll(
                                    new Blank(
                                            "state-failing",
                                            Feather.ALERT_OCTAGON,
                                            failed.trouble().what(),
                                            List.of(
                                                    failed.trouble().why(),
                                                    failed.trouble().next())));
            case Loadable.Loaded<RuleDesk.Preview> loaded -> {
                RuleDesk.Preview shown = loaded.value();
                meaning.setText(desk.text().text("ignore.meaning", shown.file()));
                diff.show(
                        new DiffContent(
                                DiffDocument.of(
                                        shown.before().lines().toList(),
                                        shown.after().lines().toList()),
                                desk.text().text("propose.before"),
                                desk.text().text("ignore.after"),
                                Map.of(),
                                Map.of()));
                middle.getChildren().setAll(diff);
            }
        }
    }

    /** What the rule names, in whole: in a line of the difference its end may be out of sight. */
    private static String named(Workspace.IgnoreDifference rule) {
        return Stream.of(rule.jsonPointers(), rule.jqPathExpressions(), rule.managers())
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private void showWritten() {
        result.getChildren().clear();
        write.setDisable(model.writtenProperty().get());
        if (model.writtenProperty().get()) {
            Button undo =
                    Buttons.of(
                            Feather.CORNER_UP_LEFT, desk.text().text("action.undo"), model::undo);
            result.getChildren()
                    .add(
                            new Banner(
                                    new Mark(
                                            "state-in-sync",
                                            Feather.CHECK_CIRCLE,
                                            desk.text().text("ignore.written")),
                                    List.of(desk.text().text("ignore.written-next")),
                                    undo));
            close.requestFocus();
        }
    }
}
