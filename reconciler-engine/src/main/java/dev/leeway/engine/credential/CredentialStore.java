package dev.leeway.engine.credential;

import java.util.List;
import java.util.Optional;

/**
 * A place that keeps logins, one for each host. Safe for use from several threads. A host is
 * written as in an address, with its port when that is not the protocol's own.
 */
public interface CredentialStore {
    /** Returns where it keeps them, in words. */
    String place();

    /** Returns whether it can be used on this machine now; asking changes nothing. */
    boolean isAvailable();

    /** Returns the login for a host, or empty when it keeps none. */
    Optional<Login> find(String host) throws CredentialException, InterruptedException;

    /** Keeps a login in place of the one for the same host. */
    void keep(String host, Login login) throws CredentialException, InterruptedException;

    /** Forgets the login for a host and returns whether there was one. */
    boolean forget(String host) throws CredentialException, InterruptedException;

    /** Returns the hosts for which it keeps logins, in order. */
    List<String> hosts() throws CredentialException, InterruptedException;
}
