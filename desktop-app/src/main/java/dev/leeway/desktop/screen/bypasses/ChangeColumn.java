package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.editor.YamlEditor;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The first column: which way the object is changed, and to what. Each way has a form of its own.
 */
final class ChangeColumn extends VBox {
    private final Desk desk;
    private final WizardModel model;
    private final FixFields fields;
    private final Label object = new Label();
    private final FlowPane ways = new FlowPane();
    private final VBox below = new VBox();
    private final Label missing = new Label();
    private final ToggleGroup group = new ToggleGroup();
    private Optional<FixForm> form = Optional.empty();
    private Optional<FixKind> shown = Optional.empty();
    private Optional<FixSubject> subject = Optional.empty();
    private boolean awaited;

    /**
     * Makes the column.
     *
     * @param done what Enter in a field leads to
     */
    ChangeColumn(Desk desk, WizardModel model, Runnable done) {
        this.desk = desk;
        this.model = model;
        this.fields = new FixFields(desk, model, done);
        getStyleClass().addAll("wizard-column", "change-column");
        object.getStyleClass().addAll("mono", "strong", "wizard-object");
        object.setWrapText(true);
        ways.getStyleClass().add("wizard-ways");
        below.getStyleClass().add("wizard-form");
        missing.getStyleClass().add("muted");
        missing.setWrapText(true);
        VBox.setVgrow(below, Priority.ALWAYS);
        getChildren().addAll(object, ways, below, missing);
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
        Node field = form.flatMap(FixForm::first).orElse(ways);
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
            below.getChildren().clear();
            form = Optional.empty();
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
            FixForm made = FixForm.of(input.get(), found, fields);
            form = Optional.of(made);
            below.getChildren().setAll(made.nodes());
            focusForm();
        }
        showMissing();
    }

    private void showMissing() {
        String key =
                switch (model.answerProperty().get()) {
                    case FixAnswer.NotAsked(String lacking) -> lacking;
                    case FixAnswer.Unreadable(String lacking) -> lacking;
                    case FixAnswer.Asking _, FixAnswer.Failed _, FixAnswer.Answered _ -> "";
                };
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

    /** Returns the editor, while there is one. */
    Optional<YamlEditor> editor() {
        return form.filter(TextForm.class::isInstance)
                .map(TextForm.class::cast)
                .map(TextForm::editor);
    }
}
