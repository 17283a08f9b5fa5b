package dev.leeway.desktop.session;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what an application's objects made in the cluster, down to the pods. */
final class OwnedObjects {
    /** From owner to owned, so that one pass finds the whole tree. */
    private static final List<GroupKind> MADE_BY_OTHERS =
            List.of(
                    new GroupKind("batch", "Job"),
                    new GroupKind("apps", "ReplicaSet"),
                    new GroupKind("", "Pod"));

    /**
     * What was found.
     *
     * @param objects the objects, owners before what they own
     * @param unread what could not be read, in words; empty when everything could
     */
    record Found(List<Manifest> objects, List<String> unread) {}

    private OwnedObjects() {}

    static Found of(Comparison comparison, ClusterReader reader, Duration timeout)
            throws InterruptedException {
        Set<String> owners = new HashSet<>();
        Set<ResourceKey> known = new HashSet<>();
        Set<String> namespaces = new LinkedHashSet<>();
        for (ResourceComparison resource : comparison.resources()) {
            known.add(resource.key());
            resource.liveManifest()
                    .ifPresent(
                            live -> {
                                owners.add(live.uid());
                                namespaces.add(live.namespace());
                            });
        }
        namespaces.remove("");
        List<Manifest> found = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        for (GroupKind groupKind : MADE_BY_OTHERS) {
            for (String namespace : namespaces) {
                try {
                    Optional<ServedKind> kind = reader.kinds(timeout).preferred(groupKind);
                    if (kind.isPresent()) {
                        for (Manifest manifest : reader.list(kind.get(), namespace, timeout)) {
                            if (!known.contains(manifest.key()) && ownedByOne(manifest, owners)) {
                                owners.add(manifest.uid());
                                found.add(manifest);
                            }
                        }
                    }
                } catch (ClusterException refused) {
                    unread.add(groupKind + " " + namespace + ": " + refused.getMessage());
                }
            }
        }
        return new Found(List.copyOf(found), List.copyOf(unread));
    }

    private static boolean ownedByOne(Manifest manifest, Set<String> owners) {
        return manifest.metadata()
                .arrayAt("ownerReferences")
                .objects()
                .anyMatch(owner -> owners.contains(owner.string("uid", "")));
    }
}
