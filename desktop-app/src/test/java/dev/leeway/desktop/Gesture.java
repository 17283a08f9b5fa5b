package dev.leeway.desktop;

import javafx.scene.input.KeyCode;

/** What has a key and a button: the key as the list of keys names it, and the button's words. */
enum Gesture {
    COMPARE(KeyCode.C, "Compare"),
    PLAN(KeyCode.S, "Plan sync"),
    FIELDS(KeyCode.T, "Fields"),
    REVERT(KeyCode.R, "Revert"),
    ADOPT(KeyCode.A, "Adopt"),
    IGNORE(KeyCode.I, "Ignore"),
    ROLL_BACK(KeyCode.R, "Roll back to this"),
    HOLD(KeyCode.W, "Hold"),
    BYPASS(KeyCode.B, "Bypass"),
    PROPOSE(KeyCode.P, "Propose to Git"),
    RELEASE(KeyCode.R, "Release"),
    CLOSE(KeyCode.ESCAPE, "Close");

    private final KeyCode key;
    private final String button;

    Gesture(KeyCode key, String button) {
        this.key = key;
        this.button = button;
    }

    KeyCode key() {
        return key;
    }

    String button() {
        return button;
    }
}
