package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

/** A key of a ConfigMap, of one line or many. */
final class ConfigKeyForm implements FixForm {
    private static final int LINES = 8;

    private final TextArea value;
    private final List<Node> nodes;

    ConfigKeyForm(FixInput input, Manifest live, FixFields fields) {
        value = PlainViewport.of(new TextArea(input.value()));
        value.getStyleClass().add("mono");
        value.setPrefRowCount(LINES);
        value.textProperty()
                .addListener(
                        (observable, before, after) ->
                                fields.model().change(known -> known.withValue(after)));
        FixFields.leaveOnTab(value);
        ComboBox<String> name = fields.names(live.root().objectAt("data").names());
        name.setValue(input.name());
        name.getEditor()
                .textProperty()
                .addListener(
                        (observable, before, after) -> {
                            String held = live.root().objectAt("data").string(after.strip(), "");
                            fields.model().change(known -> known.withName(after, held));
                            value.setText(held);
                        });
        nodes =
                List.of(
                        fields.labelled("bypasses.key", name),
                        fields.labelled("bypasses.value", value),
                        fields.remove("bypasses.remove-key", value));
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
