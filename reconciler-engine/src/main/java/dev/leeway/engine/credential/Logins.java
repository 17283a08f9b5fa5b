package dev.leeway.engine.credential;

import java.time.Duration;
import java.util.Optional;

/** Knows the operator's logins at Git hosts. Never asks the operator anything on a terminal. */
@FunctionalInterface
public interface Logins {
    /**
     * Returns the login for a host, or empty when none is known.
     *
     * @param asked for which place
     * @param timeout how long it may take
     */
    Optional<Login> find(Asked asked, Duration timeout) throws InterruptedException;

    /**
     * For which place a login is asked.
     *
     * @param protocol {@code https} or {@code http}
     * @param host the host, with the port when it is not the protocol's own
     * @param path the path without its leading slash
     * @param user the user name if the address has one, otherwise empty
     */
    record Asked(String protocol, String host, String path, String user) {}
}
