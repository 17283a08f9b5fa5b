package dev.leeway.engine.plan;

import dev.leeway.engine.plan.PruneGuard.Reason;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out which deletions of a plan need a confirmation that is typed. Pure. */
final class PruneGuards {
    private static final int MOST = 20;
    private static final int SHARE_IN_PERCENT = 30;
    private static final GroupKind NAMESPACE = new GroupKind("", "Namespace");
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");
    private static final Set<GroupKind> DATA =
            Set.of(
                    new GroupKind("", "PersistentVolume"),
                    new GroupKind("", "PersistentVolumeClaim"));

    private PruneGuards() {}

    /** Returns whether deleting an object of this kind takes along objects of other owners. */
    static boolean takesAlong(GroupKind kind) {
        return kind.equals(NAMESPACE) || kind.equals(DEFINITION);
    }

    /**
     * Returns the guards.
     *
     * @param prunes the deletions
     * @param owned how many objects the application has in its inventory
     * @param asking the objects that ask to be confirmed
     * @param cascades what goes along with namespaces and definitions
     */
    static List<PruneGuard> of(
            List<Step.Prune> prunes,
            int owned,
            Set<ResourceKey> asking,
            Map<ResourceKey, Cascade> cascades) {
        List<PruneGuard> guards = new ArrayList<>();
        int count = prunes.size();
        // One object is named by itself, however few others there are.
        boolean share = count > 1 && count * 100 > owned * SHARE_IN_PERCENT;
        if (count > MOST || share) {
            guards.add(
                    new PruneGuard(
                            Reason.MANY,
                            prunes.stream().map(Step.Prune::key).collect(Collectors.toSet()),
                            count + " of " + owned + " objects of the application would be deleted",
                            owned,
                            Cascade.NOTHING));
        }
        for (Step.Prune prune : prunes) {
            ResourceKey key = prune.key();
            if (takesAlong(key.groupKind())) {
                Cascade cascade = cascades.getOrDefault(key, Cascade.NOTHING);
                guards.add(
                        new PruneGuard(
                                Reason.TAKES_ALONG,
                                Set.of(key),
                                key + " would take along " + cascade.words(),
                                owned,
                                cascade));
            } else if (DATA.contains(key.groupKind())) {
                guards.add(
                        new PruneGuard(
                                Reason.HOLDS_DATA,
                                Set.of(key),
                                key + " may hold data that is lost with it",
                                owned,
                                Cascade.NOTHING));
            }
            if (asking.contains(key)) {
                guards.add(
                        new PruneGuard(
                                Reason.ASKED_FOR,
                                Set.of(key),
                                key + " asks for a confirmation (Prune=confirm)",
                                owned,
                                Cascade.NOTHING));
            }
        }
        return List.copyOf(guards);
    }
}
