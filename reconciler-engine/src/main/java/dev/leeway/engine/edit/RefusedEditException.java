package dev.leeway.engine.edit;

import java.io.Serial;

/** Carries a refusal up to the editor, which hands it out as data. Never leaves the package. */
final class RefusedEditException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient EditRefusal reason;

    RefusedEditException(EditRefusal reason) {
        super(reason.message());
        this.reason = reason;
    }

    EditRefusal reason() {
        return reason;
    }
}
