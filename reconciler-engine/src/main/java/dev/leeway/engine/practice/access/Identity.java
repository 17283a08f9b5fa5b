package dev.leeway.engine.practice.access;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as roles are bound to him.
 *
 * @param user the user's name
 * @param groups the groups that he is in
 */
public record Identity(String user, Set<String> groups) {
    /** Those who may do everything, whatever the roles say. */
    public static final String MASTERS = "system:masters";

    private static final String AUTHENTICATED = "system:authenticated";
    private static final String ACCOUNT = "system:serviceaccount:";

    public Identity {
        groups = Set.copyOf(groups);
    }

    /** Returns somebody who may do everything. */
    public static Identity master(String user) {
        return new Identity(user, Set.of(MASTERS, AUTHENTICATED));
    }

    /** Returns somebody with the groups that he was given and those that his name brings. */
    public static Identity of(String user, List<String> groups) {
        Set<String> all = new LinkedHashSet<>(groups);
        all.add(AUTHENTICATED);
        accountNamespace(user)
                .ifPresent(
                        namespace -> {
                            all.add("system:serviceaccounts");
                            all.add("system:serviceaccounts:" + namespace);
                        });
        return new Identity(user, all);
    }

    /** Returns the user name of a service account. */
    public static String account(String namespace, String name) {
        return ACCOUNT + namespace + ":" + name;
    }

    /** Returns whether a user name is a service account's. */
    public static boolean isAccount(String user) {
        return user.startsWith(ACCOUNT);
    }

    private static Optional<String> accountNamespace(String user) {
        if (!isAccount(user)) {
            return Optional.empty();
        }
        String rest = user.substring(ACCOUNT.length());
        int colon = rest.indexOf(':');
        return colon > 0 ? Optional.of(rest.substring(0, colon)) : Optional.empty();
    }

    boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
