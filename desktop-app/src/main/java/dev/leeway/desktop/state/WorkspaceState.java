package dev.leeway.desktop.state;

import java.util.List;

/**
 * The workspace that is open, or why none is.
 *
 * @param name its name, empty when none was ever asked for
 * @param practice whether it is the practice workspace
 * @param phase how far opening is
 * @param troubles why it could not be opened
 */
public record WorkspaceState(String name, boolean practice, Phase phase, List<Trouble> troubles) {
    public WorkspaceState {
        troubles = List.copyOf(troubles);
    }

    /** How far opening is. */
    public enum Phase {
        /** Nothing is open. */
        NONE,
        /** It is being opened. */
        OPENING,
        /** It is open. */
        OPEN,
        /** It could not be opened. */
        REFUSED
    }
}
