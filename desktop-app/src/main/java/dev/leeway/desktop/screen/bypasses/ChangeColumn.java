package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.editor.YamlEditor;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The first column: which way the object is changed, and to what. */
final class ChangeColumn extends VBox {
    private final Desk desk;
    private final WizardModel model;
    private final Runnable done;
    private final Label object = new Label();
    private final FlowPane ways = new FlowPane();
    private final VBox form = new VBox();
    private final Label missing = new Label();
    private final ToggleGroup group = new ToggleGroup();
    private Optional<YamlEditor> editor = Optional.empty();
    private Optional<FixKind> shown = Optional.empty();
    private Optional<FixSubject> subject = Optional.empty();
    private Optional<Node> first = Optional.empty();
    private boolean awaited;

    /**
     * Makes the column.
     *
     * @param done what Enter in a field leads to
     */
    ChangeColumn(Desk desk, WizardModel model, Runnable done) {
        this.done = done;
        this.desk = desk;
        this.model = model;
        getStyleClass().addAll("wizard-column", "change-column");
        object.getStyleClass().addAll("mono", "strong", "wizard-object");
        object.setWrapText(true);
        ways.getStyleClass().add("wizard-ways");
        form.getStyleClass().add("wizard-form");
        missing.getStyleClass().add("muted");
        missing.setWrapText(true);
        VBox.setVgrow(form, Priority.ALWAYS);
        getChildren().addAll(object, ways, form, missing);
        model.inputProperty().addListener(observable -> show());
        model.answerProperty().addListener(observable -> showMissing());
        show();
    }

    /** Returns whether the text of the object is being edited, which needs more room. */
    boolean edits() {
        return shown.filter(FixKind.EDIT::equals).isPresent();
    }

    /** Puts the focus where typing goes on. */
    void focusForm() {
        Node field = first.orElse(ways);
        if (field.getScene() == null) {
            // What a scroll pane holds is in the window only after its first layout.
            field.sceneProperty()
                    .subscribe(
                            scene -> {
                                if (scene != null && awaited) {
                                    awaited = false;
                                    desk.ui().post(this::focusForm);
                                }
                            });
            awaited = true;
            return;
        }
        awaited = false;
        field.requestFocus();
        if (field instanceof TextField typed) {
            typed.selectAll();
        }
    }

    private void show() {
        Optional<FixSubject> known = model.known();
        Optional<FixInput> input = model.inputProperty().get();
        if (known.isEmpty() || input.isEmpty()) {
            ways.getChildren().clear();
            form.getChildren().clear();
            shown = Optional.empty();
            return;
        }
        FixSubject found = known.get();
        object.setText(found.key().kind() + " " + Looks.name(found.key()));
        if (!known.equals(subject)) {
            subject = known;
            showWays(found, input.get().kind());
            shown = Optional.empty();
        }
        ways.getChildren().stream()
                .filter(button -> button.getUserData() == input.get().kind())
                .forEach(button -> group.selectToggle((ToggleButton) button));
        if (shown.filter(input.get().kind()::equals).isEmpty()) {
            shown = Optional.of(input.get().kind());
            first = Optional.empty();
            form.getChildren().setAll(fields(input.get(), found));
            focusForm();
        }
        showMissing();
    }

    private void showMissing() {
        String key =
                model.answerProperty().get() instanceof WizardModel.Answer.NotAsked(String k)
                        ? k
                        : "";
        missing.setText(key.isEmpty() ? "" : desk.text().text(key));
        missing.setVisible(!key.isEmpty());
        missing.setManaged(missing.isVisible());
    }

    private void showWays(FixSubject found, FixKind chosen) {
        List<Node> buttons = new ArrayList<>();
        for (FixKind kind : FixKind.of(found.live())) {
            ToggleButton button = new ToggleButton(word(kind), Icons.of(icon(kind)));
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setSelected(kind == chosen);
            button.setUserData(kind);
            button.setOnAction(
                    event -> {
                        button.setSelected(true);
                        model.take(kind);
                    });
            buttons.add(button);
        }
        ways.getChildren().setAll(buttons);
    }

    private String word(FixKind kind) {
        return desk.text()
                .text(
                        switch (kind) {
                            case IMAGE -> "bypasses.way-image";
                            case SCALE -> "bypasses.way-scale";
                            case ENV -> "bypasses.way-env";
                            case RESTART -> "bypasses.way-restart";
                            case SUSPEND -> "bypasses.way-suspend";
                            case RESUME -> "bypasses.way-resume";
                            case CONFIG_KEY -> "bypasses.way-config-key";
                            case SECRET_KEY -> "bypasses.way-secret-key";
                            case EDIT -> "bypasses.way-edit";
                        });
    }

    private static Feather icon(FixKind kind) {
        return switch (kind) {
            case IMAGE -> Feather.PACKAGE;
            case SCALE -> Feather.LAYERS;
            case ENV -> Feather.SLIDERS;
            case RESTART -> Feather.REFRESH_CW;
            case SUSPEND -> Feather.PAUSE;
            case RESUME -> Feather.PLAY;
            case CONFIG_KEY -> Feather.FILE_TEXT;
            case SECRET_KEY -> Feather.LOCK;
            case EDIT -> Feather.EDIT_3;
        };
    }

    private List<Node> fields(FixInput input, FixSubject found) {
        return switch (input.kind()) {
            case IMAGE -> image(input, found.live());
            case SCALE -> List.of(labelled("bypasses.replicas", value(input.value())));
            case ENV -> variable(found.live());
            case RESTART -> List.of(told("bypasses.restart-told"));
            case SUSPEND -> List.of(told("bypasses.suspend-told"));
            case RESUME -> List.of(told("bypasses.resume-told"));
            case CONFIG_KEY -> configKey(input, found.live());
            case SECRET_KEY -> secretKey(input, found.live());
            case EDIT -> List.of(text(input, found));
        };
    }

    private List<Node> image(FixInput input, Manifest live) {
        TextField image = value(input.value());
        List<Node> nodes = new ArrayList<>();
        List<Containers> containers = Containers.of(live);
        if (containers.size() > 1) {
            nodes.add(
                    labelled(
                            "bypasses.container",
                            container(
                                    containers,
                                    one -> {
                                        model.change(
                                                known ->
                                                        known.withContainer(
                                                                one.name(), one.image()));
                                        image.setText(one.image());
                                    })));
        }
        nodes.add(labelled("bypasses.image", image));
        nodes.add(now(containers.getFirst().image()));
        return nodes;
    }

    private Label now(String value) {
        Label now = new Label(desk.text().text("bypasses.now", value));
        now.getStyleClass().addAll("muted", "wizard-now");
        now.setWrapText(true);
        now.setMinHeight(Region.USE_PREF_SIZE);
        now.setTooltip(new Tooltip(value));
        return now;
    }

    private static ComboBox<String> container(
            List<Containers> containers, java.util.function.Consumer<Containers> chosen) {
        ComboBox<String> box = new ComboBox<>();
        containers.forEach(one -> box.getItems().add(one.name()));
        box.getSelectionModel().selectFirst();
        box.setMaxWidth(Double.MAX_VALUE);
        box.getSelectionModel()
                .selectedIndexProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after.intValue() >= 0) {
                                chosen.accept(containers.get(after.intValue()));
                            }
                        });
        return box;
    }

    private List<Node> variable(Manifest live) {
        List<Containers> containers = Containers.of(live);
        TextField value = value("");
        ComboBox<String> name = names(containers.getFirst().env().keySet());
        CheckBox remove = remove("bypasses.remove-variable", value);
        name.getEditor()
                .textProperty()
                .addListener(
                        (observable, before, after) -> {
                            String held =
                                    Containers.of(live).stream()
                                            .filter(
                                                    one ->
                                                            model.inputProperty()
                                                                    .get()
                                                                    .map(FixInput::container)
                                                                    .filter(one.name()::equals)
                                                                    .isPresent())
                                            .findFirst()
                                            .flatMap(
                                                    one ->
                                                            one.env()
                                                                    .getOrDefault(
                                                                            after.strip(),
                                                                            Optional.empty()))
                                            .orElse(value.getText());
                            model.change(known -> known.withName(after, held));
                            value.setText(held);
                        });
        List<Node> nodes = new ArrayList<>();
        if (containers.size() > 1) {
            nodes.add(
                    labelled(
                            "bypasses.container",
                            container(
                                    containers,
                                    one -> {
                                        name.getItems().setAll(one.env().keySet());
                                        model.change(
                                                known ->
                                                        known.withContainer(
                                                                one.name(), known.value()));
                                    })));
        }
        nodes.add(labelled("bypasses.variable", name));
        nodes.add(labelled("bypasses.value", value));
        nodes.add(remove);
        first = Optional.of(name.getEditor());
        return nodes;
    }

    private List<Node> configKey(FixInput input, Manifest live) {
        TextArea value = PlainViewport.of(new TextArea(input.value()));
        value.getStyleClass().add("mono");
        value.setPrefRowCount(8);
        value.setAccessibleText(desk.text().text("bypasses.value"));
        value.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.change(known -> known.withValue(after)));
        leaveOnTab(value);
        ComboBox<String> name = names(live.root().objectAt("data").names());
        name.setValue(input.name());
        name.getEditor()
                .textProperty()
                .addListener(
                        (observable, before, after) -> {
                            String held = live.root().objectAt("data").string(after.strip(), "");
                            model.change(known -> known.withName(after, held));
                            value.setText(held);
                        });
        CheckBox remove = remove("bypasses.remove-key", value);
        first = Optional.of(value);
        return List.of(labelled("bypasses.key", name), labelled("bypasses.value", value), remove);
    }

    private List<Node> secretKey(FixInput input, Manifest live) {
        PasswordField value = new PasswordField();
        value.setOnAction(event -> done.run());
        value.setAccessibleText(desk.text().text("bypasses.secret"));
        value.textProperty()
                .addListener((observable, before, after) -> model.typeSecret(after.toCharArray()));
        ComboBox<String> name = names(live.root().objectAt("data").names());
        name.setValue(input.name());
        name.getEditor()
                .textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.change(known -> known.withName(after, "")));
        first = Optional.of(value);
        return List.of(
                labelled("bypasses.key", name),
                labelled("bypasses.secret", value),
                told("bypasses.secret-told"));
    }

    private Node text(FixInput input, FixSubject found) {
        YamlEditor made =
                new YamlEditor(
                        desk.text().text("bypasses.editor-of", Looks.name(found.key())),
                        new EditorText(desk.text()),
                        desk.work(),
                        desk.ui());
        editor = Optional.of(made);
        made.show(input.value(), found.schema());
        made.compareWith(Optional.of(input.value()));
        made.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.change(known -> known.withValue(after)));
        VBox.setVgrow(made, Priority.ALWAYS);
        made.setMinHeight(160);
        first = Optional.of(made);
        desk.work()
                .start(
                        "read what the API says",
                        () -> {
                            Optional<dev.leeway.engine.schema.FieldSchema> described =
                                    desk.readings().leases().isPresent()
                                            ? desk.readings().leases().get().described(found)
                                            : Optional.empty();
                            desk.ui().run(() -> described.ifPresent(made::know));
                        },
                        failed -> {});
        return made;
    }

    /** Returns the editor, while there is one. */
    Optional<YamlEditor> editor() {
        return edits() ? editor : Optional.empty();
    }

    private TextField value(String begun) {
        TextField field = new TextField(begun);
        field.getStyleClass().add("mono");
        field.setOnAction(event -> done.run());
        field.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.change(known -> known.withValue(after)));
        if (first.isEmpty()) {
            first = Optional.of(field);
        }
        return field;
    }

    private static ComboBox<String> names(Iterable<String> known) {
        ComboBox<String> box = new ComboBox<>();
        known.forEach(box.getItems()::add);
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("mono");
        return box;
    }

    private CheckBox remove(String key, Node value) {
        CheckBox box = new CheckBox(desk.text().text(key));
        box.selectedProperty()
                .addListener(
                        (observable, before, after) -> {
                            value.setDisable(after);
                            model.change(known -> known.withRemove(after));
                        });
        return box;
    }

    private Label told(String key) {
        Label label = new Label(desk.text().text(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private VBox labelled(String key, Node field) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(desk.text().text(key));
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox both = new VBox(label, field);
        both.setAlignment(Pos.TOP_LEFT);
        both.getStyleClass().add("field");
        return both;
    }

    /** A tab in such a field leads on; who needs one in a value edits the whole. */
    static void leaveOnTab(TextArea area) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                        area.requestFocusTraversal(
                                event.isShiftDown()
                                        ? javafx.scene.TraversalDirection.PREVIOUS
                                        : javafx.scene.TraversalDirection.NEXT);
                        event.consume();
                    }
                });
    }
}
