package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.editor.YamlEditor;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.EditorText;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The whole object as YAML, held against what the API says of its kind. */
final class TextForm implements FixForm {
    private static final double LOWEST = 160;

    private final YamlEditor editor;

    TextForm(FixInput input, FixSubject subject, FixFields fields) {
        Desk desk = fields.desk();
        editor =
                new YamlEditor(
                        desk.text().text("bypasses.editor-of", Looks.name(subject.key())),
                        new EditorText(desk.text()),
                        desk.work(),
                        desk.ui());
        editor.show(input.value(), subject.schema());
        editor.compareWith(Optional.of(input.value()));
        editor.textProperty()
                .addListener(
                        (observable, before, after) ->
                                fields.model().change(known -> known.withValue(after)));
        editor.problemsProperty()
                .addListener(
                        (observable, before, after) ->
                                fields.model().flawed(after.stream().findFirst()));
        VBox.setVgrow(editor, Priority.ALWAYS);
        editor.setMinHeight(LOWEST);
        // Without the API's words the editor still colours and checks; it only suggests nothing.
        desk.work()
                .start(
                        "read what the API says",
                        () -> {
                            Optional<FieldSchema> described = described(desk.readings(), subject);
                            desk.ui().run(() -> described.ifPresent(editor::know));
                        },
                        failed -> {});
    }

    private static Optional<FieldSchema> described(Readings readings, FixSubject subject)
            throws InterruptedException {
        Optional<LeaseDesk> leases = readings.leases();
        return leases.isPresent() ? leases.get().described(subject) : Optional.empty();
    }

    /** Returns the editor. */
    YamlEditor editor() {
        return editor;
    }

    @Override
    public List<Node> nodes() {
        return List.of(editor);
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(editor);
    }
}
