package dev.leeway.engine.bypass;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a lease's account says is about to be done. Its words are kept for ever, so they are written
 * and read again in this one place.
 */
public enum LeaseIntent {
    /** The holds are about to be placed. */
    HOLD("hold "),
    /** The fix is about to be sent again. */
    FIX_ANEW("fix anew "),
    /** The fix is about to be sent. */
    FIX("fix "),
    /** The holds are about to be lifted, because the fix was not to be made. */
    LIFT("lift the holds, nothing was sent: "),
    /** The inverse is about to be applied. */
    INVERT("apply the inverse: "),
    /** The marks are about to be taken away. */
    UNMARK("take every mark away"),
    /** What Git says is about to be set. */
    GIVE_IN("set the touched fields to what Git says"),
    /** The holds are about to be lifted under which nothing can bring what Git says. */
    LET_MOVE("let a sync bring what Git says, lift the holds on everything"),
    /** The fix is about to be proposed. */
    PROPOSE("propose as "),
    /** A proposal that is not at the host yet is about to be given up. */
    WITHDRAW("give up the unsent proposal "),
    /** A proposal is about to be given up, its request closed with it. */
    CLOSE("give the proposal up and close its request "),
    /** A proposal is about to be given up of which something stays at the host. */
    LEAVE("give the proposal up; close at its host ");

    private final String opening;

    LeaseIntent(String opening) {
        this.opening = opening;
    }

    /** Returns it in words. */
    public String words(String rest) {
        return opening + rest;
    }

    /**
     * An intent as it was read.
     *
     * @param intent which
     * @param rest what its words end with; may be empty
     */
    public record Noted(LeaseIntent intent, String rest) {}

    /** Reads words from an account; empty when they say anything else. */
    public static Optional<Noted> read(String words) {
        return Arrays.stream(values())
                .filter(one -> words.startsWith(one.opening))
                .findFirst()
                .map(one -> new Noted(one, words.substring(one.opening.length())));
    }
}
