package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.render.RenderedManifests;

/** How a run ended. */
public sealed interface RunOutcome {
    /** It rendered. */
    record Rendered(RenderedManifests manifests) implements RunOutcome {}

    /** It compared. */
    record Compared(Comparison comparison) implements RunOutcome {}

    /** It planned. */
    record Planned(Plan plan) implements RunOutcome {}

    /** It synced, in whole or in part. */
    record Synced(ApplyResult result) implements RunOutcome {}

    /** The operator stopped it before there was a result. */
    record Cancelled() implements RunOutcome {}

    /** A stage could not be done. */
    record Broken(RunException why) implements RunOutcome {}
}
