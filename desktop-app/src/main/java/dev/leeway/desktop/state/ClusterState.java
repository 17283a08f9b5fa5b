package dev.leeway.desktop.state;

/**
 * A cluster of the workspace.
 *
 * @param name its name in the workspace
 * @param guarded whether deletions in it ask for typed confirmation
 * @param practice whether it is the practice cluster
 * @param connection whether it answers
 * @param message what it said last: its version, or why it does not answer
 */
public record ClusterState(
        String name, boolean guarded, boolean practice, Connection connection, String message) {
    /** Whether a cluster answers. */
    public enum Connection {
        /** Nobody has asked yet. */
        UNKNOWN,
        /** It answers. */
        CONNECTED,
        /** It does not answer, or not to us. */
        UNREACHABLE
    }

    /** Returns the cluster with another connection. */
    public ClusterState seen(Connection connection, String message) {
        return new ClusterState(name, guarded, practice, connection, message);
    }
}
