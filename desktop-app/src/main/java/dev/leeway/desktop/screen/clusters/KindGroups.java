package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every kind that can be listed, in the groups that people look for it in. Pure. */
public final class KindGroups {
    private static final Set<String> WORKLOADS =
            Set.of(
                    "Pod",
                    "Deployment",
                    "StatefulSet",
                    "DaemonSet",
                    "ReplicaSet",
                    "ReplicationController",
                    "Job",
                    "CronJob");
    private static final Set<String> CONFIG =
            Set.of(
                    "ConfigMap",
                    "Secret",
                    "HorizontalPodAutoscaler",
                    "PodDisruptionBudget",
                    "ResourceQuota",
                    "LimitRange",
                    "PriorityClass",
                    "RuntimeClass",
                    "Lease");
    private static final Set<String> NETWORK =
            Set.of(
                    "Service",
                    "Endpoints",
                    "EndpointSlice",
                    "Ingress",
                    "IngressClass",
                    "NetworkPolicy",
                    "IPAddress",
                    "ServiceCIDR");
    private static final Set<String> ACCESS =
            Set.of("ServiceAccount", "Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
    private static final Set<String> CLUSTER =
            Set.of("Namespace", "Node", "Event", "CustomResourceDefinition", "APIService");
    private static final List<String> ORDER =
            List.of(
                    "Pod",
                    "Deployment",
                    "StatefulSet",
                    "DaemonSet",
                    "Job",
                    "CronJob",
                    "ReplicaSet",
                    "ConfigMap",
                    "Secret",
                    "Service",
                    "Ingress",
                    "Namespace",
                    "Node",
                    "Event");

    /** The groups of kinds that every cluster has; all others go by their API group. */
    public enum Known {
        /** What runs. */
        WORKLOADS,
        /** What it is told. */
        CONFIG,
        /** How it is reached. */
        NETWORK,
        /** Where it keeps things. */
        STORAGE,
        /** Who may. */
        ACCESS,
        /** The cluster itself. */
        CLUSTER
    }

    /**
     * One group.
     *
     * @param known which of those that every cluster has; empty for an API group of its own
     * @param name the API group's name where it is one of its own
     * @param kinds its kinds
     */
    public record Group(Optional<Known> known, String name, List<ServedKind> kinds) {}

    private KindGroups() {}

    /** Returns the groups, those that every cluster has first. */
    public static List<Group> of(KindCatalog catalog) {
        Map<Known, List<ServedKind>> known = new LinkedHashMap<>();
        for (Known one : Known.values()) {
            known.put(one, new ArrayList<>());
        }
        Map<String, List<ServedKind>> others = new java.util.TreeMap<>();
        for (ServedKind kind : listable(catalog)) {
            Optional<Known> where = known(kind);
            List<ServedKind> group =
                    where.map(known::get)
                            .orElseGet(
                                    () ->
                                            others.computeIfAbsent(
                                                    kind.gvk().group(), _ -> new ArrayList<>()));
            group.add(kind);
        }
        Comparator<ServedKind> order =
                Comparator.comparingInt(KindGroups::rank).thenComparing(kind -> kind.gvk().kind());
        List<Group> groups = new ArrayList<>();
        known.forEach(
                (one, kinds) -> {
                    if (!kinds.isEmpty()) {
                        kinds.sort(order);
                        groups.add(new Group(Optional.of(one), "", List.copyOf(kinds)));
                    }
                });
        others.forEach(
                (name, kinds) -> {
                    kinds.sort(order);
                    groups.add(new Group(Optional.empty(), name, List.copyOf(kinds)));
                });
        return groups;
    }

    private static int rank(ServedKind kind) {
        int at = ORDER.indexOf(kind.gvk().kind());
        return at < 0 ? ORDER.size() : at;
    }

    private static List<ServedKind> listable(KindCatalog catalog) {
        return catalog.all().stream()
                .filter(kind -> kind.verbs().contains("list"))
                // The same events are served twice; the older form is the one that people know.
                .filter(
                        kind ->
                                !kind.gvk()
                                        .groupKind()
                                        .equals(new GroupKind("events.k8s.io", "Event")))
                .toList();
    }

    private static Optional<Known> known(ServedKind kind) {
        String group = kind.gvk().group();
        String name = kind.gvk().kind();
        if (group.equals("storage.k8s.io")
                || (group.isEmpty() && name.startsWith("PersistentVolume"))) {
            return Optional.of(Known.STORAGE);
        }
        boolean builtIn = group.isEmpty() || group.endsWith(".k8s.io") || !group.contains(".");
        if (!builtIn) {
            return Optional.empty();
        }
        if (WORKLOADS.contains(name)) {
            return Optional.of(Known.WORKLOADS);
        }
        if (CONFIG.contains(name)) {
            return Optional.of(Known.CONFIG);
        }
        if (NETWORK.contains(name)) {
            return Optional.of(Known.NETWORK);
        }
        if (ACCESS.contains(name)) {
            return Optional.of(Known.ACCESS);
        }
        return CLUSTER.contains(name) || group.isEmpty()
                ? Optional.of(Known.CLUSTER)
                : Optional.empty();
    }

    /**
     * Returns the kinds that a typed word may mean, the likeliest first: exact names and short
     * names, then beginnings, then anything that contains it.
     */
    public static List<ServedKind> matching(KindCatalog catalog, String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<ServedKind> found = new ArrayList<>();
        for (int grade = 0; grade < 3; grade++) {
            for (ServedKind kind : listable(catalog)) {
                if (!found.contains(kind) && grade(catalog, kind, word) == grade) {
                    found.add(kind);
                }
            }
        }
        return found;
    }

    private static int grade(KindCatalog catalog, ServedKind kind, String word) {
        String name = kind.gvk().kind().toLowerCase(Locale.ROOT);
        String full = kind.plural() + "." + kind.gvk().group();
        if (name.equals(word)
                || kind.plural().equals(word)
                || full.equals(word)
                || catalog.shortNames(kind).contains(word)) {
            return 0;
        }
        if (name.startsWith(word) || kind.plural().startsWith(word)) {
            return 1;
        }
        return full.contains(word) || name.contains(word) ? 2 : 3;
    }
}
