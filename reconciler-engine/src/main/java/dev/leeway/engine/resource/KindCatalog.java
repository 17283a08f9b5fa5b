package dev.leeway.engine.resource;

import java.util.Collection;
import java.util.Optional;

/**
 * The kinds that a cluster serves, as of one discovery. Immutable, so that one comparison sees one
 * answer.
 */
public interface KindCatalog {
    /** Returns the kind in exactly this version. */
    Optional<ServedKind> find(Gvk gvk);

    /** Returns the kind in the version that the server prefers. */
    Optional<ServedKind> preferred(GroupKind groupKind);

    /** Returns every kind in its preferred version. */
    Collection<ServedKind> all();

    /** Returns the groups whose discovery failed; a kind of such a group is unknown, not absent. */
    Collection<String> unreadableGroups();
}
