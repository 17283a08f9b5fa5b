package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** Another image for one of the containers. */
final class ImageForm implements FixForm {
    private final TextField image;
    private final List<Node> nodes = new ArrayList<>();

    ImageForm(FixInput input, Manifest live, FixFields fields) {
        image = fields.value(input.value());
        List<Containers> containers = Containers.of(live);
        if (containers.size() > 1) {
            nodes.add(
                    fields.container(
                            containers,
                            one -> {
                                fields.model()
                                        .change(
                                                known ->
                                                        known.withContainer(
                                                                one.name(), one.image()));
                                image.setText(one.image());
                            }));
        }
        nodes.add(fields.labelled("bypasses.image", image));
        nodes.add(fields.now(containers.getFirst().image()));
    }

    @Override
    public List<Node> nodes() {
        return nodes;
    }

    @Override
    public Optional<Node> first() {
        return Optional.of(image);
    }
}
