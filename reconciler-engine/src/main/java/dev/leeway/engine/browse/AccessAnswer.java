package dev.leeway.engine.browse;

import dev.leeway.engine.wording.Wording;

/** Whether the operator may do something. */
public sealed interface AccessAnswer {
    /** He may. */
    record Allowed(String reason) implements AccessAnswer {}

    /** He may not. */
    record Denied(String reason) implements AccessAnswer {}

    /** The server did not say. */
    record Unanswered(Wording why) implements AccessAnswer {}
}
