package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.PasswordField;

/** A key of a Secret; what is typed is never shown. */
final class SecretKeyForm implements FixForm {
    private final PasswordField value = new PasswordField();
    private final List<Node> nodes;

    SecretKeyForm(FixInput input, Manifest live, FixFields fields) {
        value.setOnAction(event -> fields.done().run());
        value.textProperty()
                .addListener(
                        (observable, before, after) ->
                                fields.model().typeSecret(after.toCharArray()));
        ComboBox<String> name = fields.names(live.root().objectAt("data").names());
        name.setValue(input.name());
        name.getEditor()
                .textProperty()
                .addListener(
                        (observable, before, after) ->
                                fields.model().change(known -> known.withName(after, "")));
        nodes =
                List.of(
                        fields.labelled("bypasses.key", name),
                        fields.labelled("bypasses.secret", value),
                        fields.told("bypasses.secret-told"));
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(value);
    }
}
