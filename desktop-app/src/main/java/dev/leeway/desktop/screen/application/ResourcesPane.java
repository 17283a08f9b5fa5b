package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.control.ResourceTree;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;

/** The objects of one application, from what Git asks for down to the pods. */
final class ResourcesPane extends BorderPane {
    private final Looks looks;
    private final ResourceTree tree;

    /**
     * Makes the pane, empty.
     *
     * @param review hears which object's differences somebody wants to see
     */
    ResourcesPane(Desk desk, Consumer<ResourceKey> review) {
        this.looks = new Looks(desk.text());
        this.tree =
                new ResourceTree(entry -> review.accept(ResourceKey.fromArgument(entry.key())));
        tree.setAccessibleText(desk.text().text("application.resources"));
        setCenter(tree);
    }

    /** Puts the focus on the objects. */
    void focus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    /** Acts on a key; returns whether it did. */
    boolean key(KeyCode code) {
        return false;
    }

    /** Lets go of what it listens to. */
    void close() {}

    /** Shows the objects of an application as they are now. */
    void show(ApplicationState app) {
        tree.show(
                app.findings().latest().map(Findings::objects).orElse(List.of()).stream()
                        .sorted(
                                Comparator.comparing(
                                                (ObjectState object) ->
                                                        object.condition() == Condition.OWNED)
                                        .thenComparing(ObjectState::condition)
                                        .thenComparing(object -> object.key().kind())
                                        .thenComparing(ObjectState::key))
                        .map(this::entry)
                        .toList());
    }

    private ResourceTree.Entry entry(ObjectState object) {
        return new ResourceTree.Entry(
                object.key().toArgument(),
                object.owner().map(ResourceKey::toArgument),
                object.key().kind(),
                object.key().name(),
                looks.of(object.condition()),
                object.wellness() == Wellness.NONE
                        ? Optional.empty()
                        : Optional.of(looks.of(object.wellness())),
                detail(object));
    }

    /** Whose an object is comes first: it decides whether anything will be written to it. */
    private String detail(ObjectState object) {
        return Stream.of(
                        object.notOurs().map(whose -> looks.of(whose).word()).orElse(""),
                        object.message())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("   ·   "));
    }
}
