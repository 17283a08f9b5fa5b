package dev.leeway.desktop.screen.frame;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Keeps the character of a key that moved the focus out of the field where the focus went: {@code
 * /} leads to a filter and is not typed into it.
 *
 * <p>A desktop sends a key's character after its press, to whoever has the focus by then, also when
 * the press was consumed.
 */
final class CommandCharacter {
    private boolean down;
    private @Nullable Node pressedAt;

    private CommandCharacter() {}

    /** Watches the keys of everything below a node. */
    static void keepOut(Node root) {
        CommandCharacter character = new CommandCharacter();
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> character.pressed(owner(root)));
        root.addEventFilter(KeyEvent.KEY_TYPED, event -> character.typed(event, owner(root)));
        root.addEventFilter(KeyEvent.KEY_RELEASED, event -> character.down = false);
    }

    private void pressed(@Nullable Node owner) {
        down = true;
        pressedAt = owner;
    }

    /** A character without a press, from an input method, belongs where the focus is. */
    private void typed(KeyEvent event, @Nullable Node owner) {
        if (down && !Objects.equals(pressedAt, owner)) {
            event.consume();
        }
    }

    private static @Nullable Node owner(Node root) {
        Scene scene = root.getScene();
        return scene == null ? null : scene.getFocusOwner();
    }
}
