package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.control.EndField;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.reading.WorkspaceMaking.Context;
import dev.leeway.desktop.reading.WorkspaceMaking.Preview;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.discover.WorkspaceDraft;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a workspace: a context, a repository, what the cluster holds, and the file before it is.
 */
final class MakingPane extends VBox {
    private final Desk desk;
    private final WelcomeModel model;
    private final ComboBox<String> context = new ComboBox<>();
    private final CheckBox guarded;
    private final TextField repository = new EndField("");
    private final TextField revision = new EndField("main");
    private final TextField name = new TextField();
    private final TextField file = new EndField("");
    private final FoundList found;
    private final TextArea preview = PlainViewport.of(new TextArea());
    private final Label previewTitle = new Label();
    private final Label said = new Label();
    private final Label contextsSaid = new Label();
    private final Button look;
    private final Button write;
    private final Consumer<Boolean> ready;
    private boolean blocked;

    /**
     * Makes the form.
     *
     * @param other asks for another kubeconfig
     * @param ready hears whether what is filled in can be written: then that is what people came
     *     for
     */
    MakingPane(Desk desk, WelcomeModel model, Runnable other, Consumer<Boolean> ready) {
        this.desk = desk;
        this.ready = ready;
        this.model = model;
        getStyleClass().addAll("card", "making");
        Label title =
                new Label(desk.text().text("welcome.make-title"), Icons.of(Feather.PLUS_CIRCLE));
        title.getStyleClass().add("block-title");
        guarded = new CheckBox(desk.text().text("welcome.protected"));
        guarded.setSelected(true);
        look =
                Buttons.of(
                        Feather.SEARCH,
                        desk.text().text("welcome.look"),
                        () -> chosenContext().ifPresent(model::discover));
        write = Buttons.of(Feather.SAVE, desk.text().text("welcome.write"), this::write);
        found = new FoundList(desk, model, this::draft);
        GridPane form = new GridPane();
        form.getStyleClass().add("making-form");
        Button kubeconfig =
                Buttons.of(Feather.FILE, desk.text().text("welcome.choose-kubeconfig"), other);
        for (Button button : List.of(kubeconfig, look)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        row(form, 0, "welcome.context", line(context, kubeconfig, look));
        row(form, 1, "welcome.cluster", guarded);
        row(form, 2, "welcome.repository", repository);
        row(form, 3, "welcome.revision", revision);
        row(form, 4, "welcome.name", name);
        row(form, 5, "welcome.file", file);
        repository.setPromptText(desk.text().text("welcome.repository-hint"));
        file.setText(Path.of(System.getProperty("user.home", "."), "leeway.yaml").toString());
        name.setText("workspace");
        context.getStyleClass().add("mono");
        context.setMaxWidth(Double.MAX_VALUE);
        for (TextField field : List.of(repository, revision, name, file)) {
            field.getStyleClass().add("mono");
            field.textProperty().addListener((Observable observable) -> draft());
        }
        guarded.setOnAction(event -> draft());
        context.valueProperty().addListener((Observable observable) -> draft());
        preview.setEditable(false);
        preview.setPrefRowCount(12);
        preview.getStyleClass().addAll("mono", "making-preview");
        preview.setAccessibleText(desk.text().text("welcome.preview"));
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        contextsSaid.setWrapText(true);
        contextsSaid.getStyleClass().add("muted");
        previewTitle.setText(desk.text().text("welcome.preview"));
        previewTitle.getStyleClass().add("block-title");
        HBox end = new HBox(write, said);
        end.setAlignment(Pos.CENTER_LEFT);
        end.getStyleClass().add("making-end");
        HBox.setHgrow(said, Priority.ALWAYS);
        getChildren().addAll(title, contextsSaid, form, found, previewTitle, preview, end);
        model.contextsProperty().addListener((Observable observable) -> showContexts());
        model.previewProperty().addListener((Observable observable) -> showPreview());
        showContexts();
        showPreview();
    }

    private void row(GridPane form, int row, String key, Node control) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        form.add(label, 0, row);
        form.add(control, 1, row);
        GridPane.setHgrow(control, Priority.ALWAYS);
    }

    private Node line(ComboBox<String> box, Button... buttons) {
        HBox line = new HBox(box);
        line.getChildren().addAll(buttons);
        box.setAccessibleText(desk.text().text("welcome.context"));
        HBox.setHgrow(box, Priority.ALWAYS);
        line.getStyleClass().add("making-end");
        return line;
    }

    /** While a sync runs nothing else is opened. */
    void block(boolean syncing) {
        blocked = syncing;
        showPreview();
    }

    private Optional<String> chosenContext() {
        @Nullable String chosen = context.getValue();
        return Optional.ofNullable(chosen).filter(one -> !one.isBlank());
    }

    private Optional<Path> chosenFile() {
        try {
            return file.getText().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(file.getText().strip()));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private void showContexts() {
        Loadable<List<Context>> contexts = model.contextsProperty().get();
        List<Context> known = contexts.latest().orElse(List.of());
        List<String> names = known.stream().map(Context::name).toList();
        if (!names.equals(context.getItems())) {
            context.setValue(null);
            context.getItems().setAll(names);
            known.stream()
                    .filter(Context::current)
                    .findFirst()
                    .map(Context::name)
                    .ifPresent(context::setValue);
        }
        contextsSaid.setText(
                switch (contexts) {
                    case Loadable.Failed<List<Context>> failed ->
                            String.join(
                                    " ",
                                    failed.trouble().why(),
                                    desk.text().text("welcome.kubeconfig-next"));
                    case Loadable.Loaded<List<Context>> _ when known.isEmpty() ->
                            desk.text().text("welcome.no-contexts");
                    case Loadable.Loaded<List<Context>> _ when model.kubeconfig().isPresent() ->
                            desk.text().text("welcome.contexts-of", model.kubeconfig().get());
                    case Loadable.Loaded<List<Context>> _,
                            Loadable.Loading<List<Context>> _,
                            Loadable.Unasked<List<Context>> _ ->
                            desk.text().text("welcome.make-why");
                });
        look.setDisable(names.isEmpty());
        draft();
    }

    private void draft() {
        Optional<String> chosen = chosenContext();
        Optional<Path> target = chosenFile();
        if (chosen.isEmpty() || target.isEmpty()) {
            model.noDraft();
            return;
        }
        model.draft(
                new WorkspaceDraft(
                        name.getText().strip(),
                        chosen.get(),
                        model.kubeconfig(),
                        guarded.isSelected(),
                        repository.getText().strip(),
                        revision.getText().strip(),
                        found.chosen()),
                target.get());
    }

    private void showPreview() {
        Optional<Preview> made = model.previewProperty().get();
        preview.setText(made.map(Preview::text).orElse(""));
        preview.setVisible(made.isPresent());
        preview.setManaged(made.isPresent());
        previewTitle.setVisible(made.isPresent());
        previewTitle.setManaged(made.isPresent());
        boolean right = made.filter(one -> one.mistakes().isEmpty()).isPresent();
        boolean writable = right && !blocked;
        write.setDisable(!writable);
        Buttons.setPrimary(write, writable);
        ready.accept(writable);
        said.getStyleClass().setAll("label", right || made.isEmpty() ? "muted" : "stale");
        said.setText(
                made.isEmpty()
                        ? desk.text().text("welcome.incomplete")
                        : right
                                ? desk.text().text("welcome.right")
                                : made.get().mistakes().stream()
                                        .map(Trouble::what)
                                        .reduce((one, other) -> one + "\n" + other)
                                        .orElse(""));
    }

    private void write() {
        Optional<Preview> made = model.previewProperty().get();
        Optional<Path> target = chosenFile();
        if (made.isPresent() && target.isPresent()) {
            model.write(made.get(), target.get());
        }
    }
}
