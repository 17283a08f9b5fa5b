package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.desired.DesiredHook;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.HookPhase;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Works out which hooks run, and under which names. Pure. */
final class HookSteps {
    private static final int LONGEST_NAME = 63;

    private HookSteps() {}

    /** Returns a step for each phase of each hook that a sync comes to. */
    static List<Step> of(Comparison comparison, SyncOrder order) {
        List<Step> steps = new ArrayList<>();
        for (DesiredHook hook : comparison.hooks()) {
            for (HookPhase phase : hook.marks().phases()) {
                if (SyncOrder.runs(phase)) {
                    steps.add(
                            new Step.RunHook(
                                    hook.unnamed()
                                            ? named(hook.object(), phase, comparison)
                                            : hook.object(),
                                    phase,
                                    order.running(hook, phase),
                                    hook.marks().cleanups()));
                }
            }
        }
        return steps;
    }

    /**
     * Gives a hook that leaves its name to the server the one that Argo CD would: beginning,
     * revision, phase and time. The comparison's time, so that a plan has the same names whenever
     * it is made.
     */
    private static DesiredObject named(DesiredObject hook, HookPhase phase, Comparison comparison) {
        String commit = comparison.revision().commit();
        String end =
                (commit.substring(0, Math.min(7, commit.length()))
                                + "-"
                                + phase.word()
                                + "-"
                                + comparison.at().getEpochSecond())
                        .toLowerCase(Locale.ROOT);
        String beginning = hook.key().name();
        String name =
                beginning.substring(0, Math.min(beginning.length(), LONGEST_NAME - end.length()))
                        + end;
        ResourceKey key = hook.key();
        Manifest manifest =
                new Manifest(
                        hook.manifest()
                                .root()
                                .withoutAt(List.of("metadata", "generateName"))
                                .withAt(List.of("metadata", "name"), JsonValue.of(name)));
        return new DesiredObject(
                new ResourceKey(key.group(), key.kind(), key.namespace(), name),
                hook.kind(),
                manifest,
                hook.origin());
    }
}
