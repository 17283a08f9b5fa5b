package dev.leeway.engine.practice.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens that were issued to service accounts, until they expire. Safe for use from any thread.
 */
public final class AccountTokens {
    private final InstantSource clock;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    private record Issued(String user, Instant end) {}

    /** Makes an empty book of tokens on the cluster's clock. */
    public AccountTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Issues a token to a user that holds until the moment given. */
    public String issue(String user, Instant end) {
        String token = "practice-" + UUID.randomUUID();
        issued.put(token, new Issued(user, end));
        return token;
    }

    /** Returns whose token it is; empty for one that was never issued or has expired. */
    public Optional<String> holder(String token) {
        Issued known = issued.get(token);
        if (known == null) {
            return Optional.empty();
        }
        if (!clock.instant().isBefore(known.end())) {
            issued.remove(token);
            return Optional.empty();
        }
        return Optional.of(known.user());
    }
}
