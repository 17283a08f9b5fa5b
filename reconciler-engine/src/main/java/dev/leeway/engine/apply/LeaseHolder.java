package dev.leeway.engine.apply;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who holds a lease, as other operators read it.
 *
 * @param name {@code USER@HOST#SESSION}
 * @param session what tells this run from all others
 */
record LeaseHolder(String name, String session) {
    private static final int SESSION = 8;

    /** Returns the holder that a run of a user on this machine is. */
    static LeaseHolder of(String user, String runId) {
        String session = runId.substring(0, Math.min(SESSION, runId.length()));
        return new LeaseHolder(user + "@" + host() + "#" + session, session);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown-host";
        }
    }
}
