package dev.leeway.engine.plan;

import dev.leeway.engine.desired.DesiredHook;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.HookPhase;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each object of an application stands in a sync: by stage, wave, then kind. A Namespace goes
 * before the first object or hook inside it, a custom resource definition before the first of its
 * kind, whatever their waves say.
 */
final class SyncOrder {
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String WEIGHT = "helm.sh/hook-weight";
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");
    private static final GroupKind NAMESPACE = new GroupKind("", "Namespace");

    private final KindOrder kinds;
    private final Map<ResourceKey, StepPlace> places = new HashMap<>();

    private SyncOrder(KindOrder kinds) {
        this.kinds = kinds;
    }

    /** Works out the order of these objects, with the hooks that will run beside them. */
    static SyncOrder of(List<DesiredObject> objects, List<DesiredHook> hooks, KindOrder kinds) {
        SyncOrder order = new SyncOrder(kinds);
        Map<String, StepPlace> firstInNamespace = new HashMap<>();
        Map<GroupKind, StepPlace> firstOfKind = new HashMap<>();
        for (DesiredObject object : objects) {
            StepPlace place = order.place(Stage.APPLY, object);
            order.places.put(object.key(), place);
            firstInNamespace.merge(object.key().namespace(), place, SyncOrder::earlier);
            firstOfKind.merge(object.key().groupKind(), place, SyncOrder::earlier);
        }
        for (DesiredHook hook : hooks) {
            for (HookPhase phase : hook.marks().phases()) {
                if (runs(phase)) {
                    ResourceKey key = hook.object().key();
                    StepPlace place = order.place(stage(phase), hook.object());
                    firstInNamespace.merge(key.namespace(), place, SyncOrder::earlier);
                    firstOfKind.merge(key.groupKind(), place, SyncOrder::earlier);
                }
            }
        }
        for (DesiredObject object : objects) {
            ResourceKey key = object.key();
            if (key.groupKind().equals(NAMESPACE)) {
                order.lift(key, firstInNamespace.get(key.name()));
            } else if (key.groupKind().equals(DEFINITION)) {
                order.lift(key, firstOfKind.get(defined(object.manifest())));
            }
        }
        // What is lifted takes along the namespace or definition that it needs itself: none does.
        return order;
    }

    private static StepPlace earlier(StepPlace one, StepPlace other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void lift(ResourceKey key, @Nullable StepPlace first) {
        StepPlace own = places.get(key);
        if (first == null || own == null) {
            return;
        }
        StepPlace lifted = new StepPlace(first.stage(), first.wave(), own.rank());
        places.put(key, earlier(own, lifted));
    }

    /** Returns whether a sync ever comes to this moment. */
    static boolean runs(HookPhase phase) {
        return phase != HookPhase.PRE_DELETE && phase != HookPhase.POST_DELETE;
    }

    /** Returns the stage in which the hooks of a phase run. */
    static Stage stage(HookPhase phase) {
        return switch (phase) {
            case PRE_SYNC -> Stage.PRE_SYNC;
            case SYNC -> Stage.APPLY;
            case POST_SYNC -> Stage.POST_SYNC;
            case SYNC_FAIL -> Stage.SYNC_FAIL;
            case PRE_DELETE, POST_DELETE ->
                    throw new IllegalArgumentException("no sync comes to " + phase);
        };
    }

    /** Returns the kind that a custom resource definition defines. */
    static GroupKind defined(Manifest definition) {
        return new GroupKind(
                definition.root().stringAt("spec", "group").orElse(""),
                definition.root().stringAt("spec", "names", "kind").orElse(""));
    }

    /** Returns the place at which an object is applied. */
    StepPlace applying(DesiredObject object) {
        StepPlace known = places.get(object.key());
        return known == null ? place(Stage.APPLY, object) : known;
    }

    /** Returns the place at which a hook runs. */
    StepPlace running(DesiredHook hook, HookPhase phase) {
        return place(stage(phase), hook.object());
    }

    private StepPlace place(Stage stage, DesiredObject object) {
        return new StepPlace(stage, wave(object.manifest()), kinds.rank(object.key().groupKind()));
    }

    /** Returns the place at which an object is pruned: the mirror image of applying it. */
    StepPlace pruning(ResourceKey key, Manifest live, boolean last) {
        return new StepPlace(
                last ? Stage.PRUNE_LAST : Stage.PRUNE, -wave(live), -kinds.rank(key.groupKind()));
    }

    private static int wave(Manifest manifest) {
        String written =
                manifest.annotation(WAVE).or(() -> manifest.annotation(WEIGHT)).orElse("0").strip();
        // What is no number is no wave, as Argo CD has it.
        return written.matches("[+-]?\\d{1,9}") ? Integer.parseInt(written) : 0;
    }
}
