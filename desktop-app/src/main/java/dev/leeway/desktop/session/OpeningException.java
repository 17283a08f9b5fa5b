package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Trouble;
import java.io.Serial;
import java.util.List;

/** A workspace cannot be opened. */
public final class OpeningException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient List<Trouble> troubles;

    /** Makes the error with every reason; the message is the first of them. */
    public OpeningException(List<Trouble> troubles) {
        super(troubles.isEmpty() ? "" : troubles.getFirst().what());
        this.troubles = List.copyOf(troubles);
    }

    /** Returns every reason. */
    public List<Trouble> troubles() {
        return troubles;
    }
}
