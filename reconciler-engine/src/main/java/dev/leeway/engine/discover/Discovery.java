package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other engines reconcile in a cluster.
 *
 * @param applications what was found, in the order of the objects' names
 * @param unread what could not be looked at, one sentence each: there may be more
 */
public record Discovery(List<FoundApplication> applications, List<Wording> unread) {
    private static final GroupKind ARGO = new GroupKind("argoproj.io", "Application");
    private static final GroupKind KUSTOMIZATION =
            new GroupKind("kustomize.toolkit.fluxcd.io", "Kustomization");
    private static final GroupKind RELEASE = new GroupKind("helm.toolkit.fluxcd.io", "HelmRelease");
    private static final GroupKind REPOSITORY =
            new GroupKind("source.toolkit.fluxcd.io", "GitRepository");

    public Discovery {
        applications = List.copyOf(applications);
        unread = List.copyOf(unread);
    }

    /**
     * Looks for them. Writes nothing.
     *
     * @param timeout for each question
     * @throws ClusterException when the cluster cannot be asked at all
     */
    public static Discovery in(ClusterReader cluster, Duration timeout)
            throws ClusterException, InterruptedException {
        KindCatalog kinds = cluster.kinds(timeout);
        List<Wording> unread = new ArrayList<>();
        kinds.unreadableGroups()
                .forEach(group -> unread.add(DiscoveryPhrase.KINDS_UNREAD.of(group)));
        Map<String, JsonObject> repositories = new HashMap<>();
        for (Manifest one : all(cluster, kinds, REPOSITORY, timeout, unread)) {
            repositories.put(one.namespace() + "/" + one.name(), one.root().objectAt("spec"));
        }
        FluxObjects flux = new FluxObjects(repositories);
        List<FoundApplication> found = new ArrayList<>();
        for (Manifest one : all(cluster, kinds, ARGO, timeout, unread)) {
            found.add(ArgoApplications.of(one));
        }
        for (Manifest one : all(cluster, kinds, KUSTOMIZATION, timeout, unread)) {
            found.add(flux.kustomization(one));
        }
        for (Manifest one : all(cluster, kinds, RELEASE, timeout, unread)) {
            found.add(flux.release(one));
        }
        return new Discovery(found, unread);
    }

    private static List<Manifest> all(
            ClusterReader cluster,
            KindCatalog kinds,
            GroupKind wanted,
            Duration timeout,
            List<Wording> unread)
            throws InterruptedException {
        Optional<ServedKind> kind = kinds.preferred(wanted);
        if (kind.isEmpty()) {
            return List.of();
        }
        try {
            Collection<Manifest> objects = cluster.list(kind.get(), "", timeout);
            return objects.stream()
                    .sorted(Comparator.comparing(Manifest::namespace).thenComparing(Manifest::name))
                    .toList();
        } catch (ClusterException e) {
            unread.add(DiscoveryPhrase.OBJECTS_UNREAD.of(Wording.quoted(wanted.kind()), e.said()));
            return List.of();
        }
    }
}
