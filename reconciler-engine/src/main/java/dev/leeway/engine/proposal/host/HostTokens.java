package dev.leeway.engine.proposal.host;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Knows the operator's tokens at hosts. Never asks the operator anything on a terminal. */
@FunctionalInterface
public interface HostTokens {
    /**
     * Returns the token for a place, or empty when none is known.
     *
     * @param place scheme, host and path for which it is asked
     * @param timeout how long it may take
     */
    Optional<HostToken> find(URI place, Duration timeout) throws InterruptedException;

    /**
     * A token with the user that it belongs to. Never prints the token.
     *
     * @param user the user; may be empty
     * @param secret the token
     */
    record HostToken(String user, String secret) {
        @Override
        public String toString() {
            return "HostToken[" + user + "]";
        }
    }
}
