package dev.leeway.engine.apply;

import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.util.List;

/** Waits until custom resource definitions that were just applied are served. */
final class DefinitionWait {
    private static final Duration POLL = Duration.ofMillis(100);

    private final ClusterReader reader;
    private final ApplySettings settings;

    DefinitionWait(ClusterReader reader, ApplySettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    /**
     * Returns why the objects of a definition must not follow yet; the empty string when they may.
     */
    String await(List<Step> steps) throws InterruptedException {
        for (Step step : steps) {
            ServedKind kind =
                    switch (step) {
                        case Step.Create create -> create.desired().kind();
                        case Step.Patch patch -> patch.desired().kind();
                        case Step.Migrate migrate -> migrate.desired().kind();
                        case Step.Recreate recreate -> recreate.desired().kind();
                        case Step.Prune prune -> prune.kind();
                        case Step.Hold _ -> null;
                    };
            boolean definition = step.key().kind().equals("CustomResourceDefinition");
            if (definition && kind != null && !(step instanceof Step.Prune)) {
                if (!established(step.key(), kind)) {
                    return "The definition "
                            + step.key().name()
                            + " was applied and is not served after "
                            + settings.definitionTimeout().toSeconds()
                            + " seconds; see its conditions. What comes after it was not sent.";
                }
            }
        }
        return "";
    }

    private boolean established(ResourceKey key, ServedKind kind) throws InterruptedException {
        long deadline = System.nanoTime() + settings.definitionTimeout().toNanos();
        while (true) {
            LiveState state = reader.readNow(key, kind, settings.requestTimeout());
            if (state instanceof LiveState.Present present && isEstablished(present)) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
            Thread.sleep(POLL);
        }
    }

    private static boolean isEstablished(LiveState.Present present) {
        return present.manifest()
                .root()
                .arrayAt("status", "conditions")
                .objects()
                .anyMatch(
                        condition ->
                                condition.string("type", "").equals("Established")
                                        && condition.string("status", "").equals("True"));
    }
}
