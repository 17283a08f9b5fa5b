package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.state.Route;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import java.util.function.Predicate;

/** Works the window by real key strokes; the mouse is never touched. */
final class KeyboardHand extends Hand {
    private static final int MOST_STOPS = 150;

    KeyboardHand(ReviewWindow window, String application) {
        super(window, application);
    }

    /** {@code g a / NAME Enter Enter}. */
    @Override
    void openApplication() throws Exception {
        window().stroke(KeyCode.G);
        window().stroke(KeyCode.A);
        window().stroke(KeyCode.SLASH);
        window().write(application());
        window().stroke(KeyCode.ENTER);
        window().stroke(KeyCode.ENTER);
        assertThat(window().place())
                .isEqualTo(new Route.Application(application(), Route.Tab.RESOURCES));
    }

    @Override
    void side(Route.Tab side) throws Exception {
        Route there = new Route.Application(application(), side);
        if (!window().place().equals(there)) {
            window().stroke(
                            switch (side) {
                                case DRIFT -> KeyCode.D;
                                case ADDED -> KeyCode.E;
                                case HISTORY -> KeyCode.H;
                                case MANIFESTS -> KeyCode.M;
                                case RESOURCES -> KeyCode.D;
                            });
        }
        assertThat(window().place()).isEqualTo(there);
    }

    /** {@code j} until it is there. */
    @Override
    void object(String kind, String name) throws Exception {
        String words = kind + " " + application() + "/" + name;
        await("the object " + words)
                .atMost(ReviewWindow.PATIENCE)
                .until(
                        () -> {
                            if (window().words().contains(words)) {
                                return true;
                            }
                            window().stroke(KeyCode.J);
                            return window().words().contains(words);
                        });
    }

    @Override
    void oldestSync() throws Exception {
        for (int i = 0; i < 5; i++) {
            window().stroke(KeyCode.J);
        }
    }

    /** {@code Tab} until the focus is in the resources, {@code Down} until it is selected. */
    @Override
    void subject(String name) throws Exception {
        tabTo("the resources", node -> node instanceof TreeView<?>);
        for (int i = 0; i < 8 && !window().selected().contains(name); i++) {
            window().stroke(KeyCode.DOWN);
        }
        assertThat(window().selected()).contains(name);
    }

    @Override
    void act(Gesture gesture) throws Exception {
        window().stroke(gesture.key());
    }

    @Override
    void actIfOffered(Gesture gesture) throws Exception {
        act(gesture);
    }

    /** {@code Tab} until the focus is on it, and {@code Space}. */
    @Override
    void push(String words) throws Exception {
        window().untilButton(words);
        tabTo(
                "the button '" + words + "'",
                node -> node instanceof ButtonBase button && ReviewWindow.says(button, words));
        window().stroke(KeyCode.SPACE);
    }

    /** {@code Tab} until the focus is in it. */
    @Override
    void reach(String field) throws Exception {
        tabTo(
                "the field '" + field + "'",
                node -> node instanceof TextInputControl && field.equals(node.getAccessibleText()));
    }

    @Override
    void submit(String button) throws Exception {
        window().stroke(KeyCode.ENTER);
    }

    private void tabTo(String what, Predicate<Node> there) throws Exception {
        StringBuilder stops = new StringBuilder();
        for (int i = 0; i < MOST_STOPS; i++) {
            Node focus = window().focus();
            if (there.test(focus)) {
                return;
            }
            stops.append(focus instanceof Labeled label ? label.getText() : focus).append(", ");
            window().stroke(KeyCode.TAB);
        }
        throw new AssertionError("no Tab leads to " + what + ", only to " + stops);
    }
}
