package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.text.Text;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to press a key.
 *
 * @param code the key
 * @param held what is held down with it
 */
record KeyStroke(KeyCode code, Held held) {
    /** What is held down with a key. */
    enum Held {
        /** Nothing. */
        NOTHING,
        /** Shift. */
        SHIFT,
        /** Ctrl, on a Mac Cmd. */
        SHORTCUT,
        /** Alt. */
        ALT
    }

    static KeyStroke plain(KeyCode code) {
        return new KeyStroke(code, Held.NOTHING);
    }

    static KeyStroke shift(KeyCode code) {
        return new KeyStroke(code, Held.SHIFT);
    }

    static KeyStroke shortcut(KeyCode code) {
        return new KeyStroke(code, Held.SHORTCUT);
    }

    static KeyStroke alt(KeyCode code) {
        return new KeyStroke(code, Held.ALT);
    }

    /** Returns whether an event is this stroke. */
    boolean matches(KeyEvent event) {
        // A question mark is a key of its own on some keyboards and the shifted slash on others.
        if (code == KeyCode.SLASH) {
            boolean mark = event.getText().equals("?");
            boolean slash = event.getCode() == KeyCode.SLASH || event.getText().equals("/");
            return !event.isShortcutDown()
                    && !event.isAltDown()
                    && (held == Held.SHIFT
                            ? mark || (slash && event.isShiftDown())
                            : slash
                                    && !mark
                                    && !(event.isShiftDown() && event.getText().isEmpty()));
        }
        return event.getCode() == code
                && event.isShortcutDown() == (held == Held.SHORTCUT)
                && event.isAltDown() == (held == Held.ALT)
                && event.isShiftDown() == (held == Held.SHIFT);
    }

    /** Returns what stands on the key caps. */
    List<String> caps(Text text) {
        if (code == KeyCode.SLASH) {
            return List.of(held == Held.SHIFT ? "?" : "/");
        }
        List<String> caps = new ArrayList<>();
        switch (held) {
            case NOTHING -> {}
            case SHIFT -> caps.add(text.text("key.shift"));
            case SHORTCUT -> caps.add(text.text("key.shortcut"));
            case ALT -> caps.add(text.text("key.alt"));
        }
        caps.add(
                switch (code) {
                    case ENTER -> text.text("key.enter");
                    case SPACE -> text.text("key.space");
                    case ESCAPE -> text.text("key.escape");
                    case LEFT -> "\u2190";
                    case RIGHT -> "\u2192";
                    case UP -> "\u2191";
                    case DOWN -> "\u2193";
                    default -> code.getName();
                });
        return caps;
    }
}
