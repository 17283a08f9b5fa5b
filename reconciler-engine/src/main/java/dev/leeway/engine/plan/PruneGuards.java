package dev.leeway.engine.plan;

import dev.leeway.engine.plan.PruneGuard.Reason;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
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
                            PlanPhrase.MANY.of(count, owned)));
        }
        for (Step.Prune prune : prunes) {
            ResourceKey key = prune.key();
            Wording object = Wording.quoted(key.toString());
            if (takesAlong(key.groupKind())) {
                Cascade cascade = cascades.getOrDefault(key, Cascade.NOTHING);
                guards.add(
                        new PruneGuard(
                                Reason.TAKES_ALONG,
                                Set.of(key),
                                PlanPhrase.TAKES_ALONG.of(object, cascade.said())));
            } else if (DATA.contains(key.groupKind())) {
                guards.add(
                        new PruneGuard(
                                Reason.HOLDS_DATA, Set.of(key), PlanPhrase.HOLDS_DATA.of(object)));
            }
            if (asking.contains(key)) {
                guards.add(
                        new PruneGuard(Reason.ASKED_FOR, Set.of(key), PlanPhrase.ASKS.of(object)));
            }
        }
        return List.copyOf(guards);
    }
}
