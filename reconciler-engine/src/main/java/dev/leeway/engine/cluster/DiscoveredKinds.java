package dev.leeway.engine.cluster;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The kinds of one discovery. */
final class DiscoveredKinds implements KindCatalog {
    private final Map<Gvk, ServedKind> byVersion = new LinkedHashMap<>();
    private final Map<GroupKind, ServedKind> preferred = new LinkedHashMap<>();
    private final Map<Gvk, List<String>> shortNames;
    private final List<String> unreadableGroups;

    /**
     * Makes the catalogue.
     *
     * @param kinds every kind in every version, within a group the preferred version first
     * @param shortNames the names that people type for a kind
     * @param unreadableGroups the groups that could not be asked, in part or whole
     */
    DiscoveredKinds(
            Collection<ServedKind> kinds,
            Map<Gvk, List<String>> shortNames,
            Collection<String> unreadableGroups) {
        this.shortNames = Map.copyOf(shortNames);
        for (ServedKind kind : kinds) {
            byVersion.putIfAbsent(kind.gvk(), kind);
            preferred.putIfAbsent(kind.gvk().groupKind(), kind);
        }
        this.unreadableGroups = List.copyOf(new TreeSet<>(unreadableGroups));
    }

    @Override
    public Optional<ServedKind> find(Gvk gvk) {
        return Optional.ofNullable(byVersion.get(gvk));
    }

    @Override
    public Optional<ServedKind> preferred(GroupKind groupKind) {
        return Optional.ofNullable(preferred.get(groupKind));
    }

    @Override
    public Collection<ServedKind> all() {
        return List.copyOf(preferred.values());
    }

    @Override
    public List<String> shortNames(ServedKind kind) {
        return shortNames.getOrDefault(kind.gvk(), List.of());
    }

    @Override
    public Collection<String> unreadableGroups() {
        return unreadableGroups;
    }
}
