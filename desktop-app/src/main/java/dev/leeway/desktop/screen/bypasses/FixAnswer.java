package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.review.FixReview;
import java.util.Optional;

/** What is known of what would come of a fix that is being prepared. */
public sealed interface FixAnswer {
    /**
     * Nothing was asked, because the change is not described yet.
     *
     * @param key the key of the words that say what is missing; may be empty
     */
    record NotAsked(String key) implements FixAnswer {}

    /**
     * Nothing was asked, because the text that describes the change cannot be read.
     *
     * @param key the key of the words that say so
     */
    record Unreadable(String key) implements FixAnswer {}

    /** The cluster is being asked. */
    record Asking() implements FixAnswer {}

    /**
     * All four questions are answered.
     *
     * @param action for what
     * @param review the answers
     */
    record Answered(FixAction action, FixReview review) implements FixAnswer {}

    /** The change cannot be asked of this object. */
    record Failed(Trouble trouble) implements FixAnswer {}

    /** Returns the key of the words for what it lacks before the fix can be sent. */
    default Optional<String> missing() {
        return switch (this) {
            case NotAsked _, Unreadable _, Failed _ -> Optional.of("bypasses.missing-change");
            case Asking _ -> Optional.of("bypasses.missing-answers");
            case Answered answered -> answered.review().obstacle().map(_ -> "bypasses.missing-way");
        };
    }
}
