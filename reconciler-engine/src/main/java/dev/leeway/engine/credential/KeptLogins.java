package dev.leeway.engine.credential;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds a login where Leeway keeps its own, and else with the operator's Git credential helpers. A
 * place that cannot be asked is told once in the log and passed over.
 */
public final class KeptLogins implements Logins {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLogins.class);

    private final List<CredentialStore> stores;
    private final Logins helpers;

    /** Makes it; the stores are asked in this order, then the helpers. */
    public KeptLogins(List<CredentialStore> stores, Logins helpers) {
        this.stores = List.copyOf(stores);
        this.helpers = helpers;
    }

    @Override
    public Optional<Login> find(Asked asked, Duration timeout) throws InterruptedException {
        for (CredentialStore store : stores) {
            try {
                Optional<Login> login =
                        store.isAvailable() ? store.find(asked.host()) : Optional.empty();
                boolean other =
                        login.isPresent()
                                && !asked.user().isEmpty()
                                && !login.get().user().isEmpty()
                                && !asked.user().equals(login.get().user());
                if (login.isPresent() && !other) {
                    return login;
                }
            } catch (CredentialException e) {
                LOG.warn("{} was not asked: {}", store.place(), e.getMessage());
            }
        }
        return helpers.find(asked, timeout);
    }
}
