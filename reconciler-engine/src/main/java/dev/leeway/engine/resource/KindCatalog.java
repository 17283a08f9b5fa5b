package dev.leeway.engine.resource;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Returns the short names that people type for a kind, for example {@code deploy}. */
    default List<String> shortNames(ServedKind kind) {
        return List.of();
    }

    /**
     * Returns what is served as charts ask for it: {@code group/version} and {@code
     * group/version/Kind}, sorted.
     */
    default List<String> apiVersions() {
        return all().stream()
                .flatMap(
                        kind ->
                                Stream.of(
                                        kind.gvk().apiVersion(),
                                        kind.gvk().apiVersion() + "/" + kind.gvk().kind()))
                .distinct()
                .sorted()
                .toList();
    }
}
