package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

/** An environment variable of one of the containers. */
final class VariableForm implements FixForm {
    private final Manifest live;
    private final WizardModel model;
    private final TextField value;
    private final ComboBox<String> name;
    private final List<Node> nodes = new ArrayList<>();

    VariableForm(Manifest live, FixFields fields) {
        this.live = live;
        this.model = fields.model();
        List<Containers> containers = Containers.of(live);
        value = fields.value("");
        name = fields.names(containers.getFirst().env().keySet());
        name.getEditor()
                .textProperty()
                .addListener((observable, before, after) -> choose(after.strip()));
        if (containers.size() > 1) {
            nodes.add(
                    fields.container(
                            containers,
                            one -> {
                                name.getItems().setAll(one.env().keySet());
                                model.change(
                                        known -> known.withContainer(one.name(), known.value()));
                            }));
        }
        nodes.add(fields.labelled("bypasses.variable", name));
        nodes.add(fields.labelled("bypasses.value", value));
        nodes.add(fields.remove("bypasses.remove-variable", value));
    }

    /** A variable that is there already begins with the value that it has. */
    private void choose(String variable) {
        String held = held(variable).orElse(value.getText());
        model.change(known -> known.withName(variable, held));
        value.setText(held);
    }

    private Optional<String> held(String variable) {
        String container = model.inputProperty().get().map(FixInput::container).orElse("");
        return Containers.of(live).stream()
                .filter(one -> one.name().equals(container))
                .findFirst()
                .flatMap(one -> one.env().getOrDefault(variable, Optional.empty()));
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(name.getEditor());
    }
}
