package dev.leeway.desktop.text;

import dev.leeway.engine.ownership.Ownership;

/** Says in the window's language whose an object is. Immutable; safe for use from any thread. */
public final class OwnershipWords {
    private final EngineWords said;

    /** Makes it for a language. */
    public OwnershipWords(Text text) {
        this.said = new EngineWords(text);
    }

    /** Returns whose an object is and on what that rests, in sentences. */
    public String sentence(Ownership whose) {
        return said.words(whose.said());
    }

    /** Returns what to do about an object that is not the application's own; empty for its own. */
    public String next(Ownership whose) {
        return said.words(whose.next());
    }
}
