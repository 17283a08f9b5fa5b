package dev.leeway.desktop.state;

import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where somebody looks in the clusters, so that coming back finds it as it was.
 *
 * @param cluster the cluster; empty before anybody looked
 * @param kind the kind; empty before anybody chose one
 * @param namespaces the namespaces; empty for all
 * @param filter what stands in the filter
 * @param favourites the kinds kept at hand
 * @param recent the kinds looked at last, newest first
 */
public record BrowsingState(
        String cluster,
        Optional<GroupKind> kind,
        List<String> namespaces,
        String filter,
        List<GroupKind> favourites,
        List<GroupKind> recent) {
    /** Before anybody looked. */
    public static final BrowsingState FIRST =
            new BrowsingState("", Optional.empty(), List.of(), "", List.of(), List.of());

    private static final int REMEMBERED = 5;

    public BrowsingState {
        namespaces = List.copyOf(namespaces);
        favourites = List.copyOf(favourites);
        recent = List.copyOf(recent);
    }

    /** Returns it on a cluster. */
    public BrowsingState on(String other) {
        return new BrowsingState(other, kind, namespaces, filter, favourites, recent);
    }

    /** Returns it at a kind, without a filter that was meant for another one. */
    public BrowsingState at(GroupKind other) {
        List<GroupKind> newest = new ArrayList<>(recent);
        newest.remove(other);
        newest.addFirst(other);
        return new BrowsingState(
                cluster,
                Optional.of(other),
                namespaces,
                kind.filter(other::equals).isPresent() ? filter : "",
                favourites,
                newest.subList(0, Math.min(REMEMBERED, newest.size())));
    }

    /** Returns it in namespaces; empty for all. */
    public BrowsingState in(List<String> some) {
        return new BrowsingState(cluster, kind, some, filter, favourites, recent);
    }

    /** Returns it with a filter. */
    public BrowsingState filtered(String typed) {
        return new BrowsingState(cluster, kind, namespaces, typed, favourites, recent);
    }

    /** Returns it with these favourites and no others. */
    public BrowsingState keeping(List<GroupKind> kinds) {
        return new BrowsingState(cluster, kind, namespaces, filter, kinds, recent);
    }

    /** Returns it with a kind among the favourites, or without it when it was among them. */
    public BrowsingState toggled(GroupKind one) {
        List<GroupKind> next = new ArrayList<>(favourites);
        if (!next.remove(one)) {
            next.add(one);
        }
        return new BrowsingState(cluster, kind, namespaces, filter, next, recent);
    }
}
