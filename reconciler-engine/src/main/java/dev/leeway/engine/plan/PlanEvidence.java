package dev.leeway.engine.plan;

import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Map;

/**
 * What a plan rests on besides the comparison.
 *
 * @param previews the server's answers to an unforced dry-run of what would be applied; an object
 *     that could not be asked about yet, because its namespace or its definition is still to be
 *     created, has none
 * @param prepare what is done to the destination namespace before anything else
 * @param cascades what would go along with a deletion, for the objects where it was asked
 */
public record PlanEvidence(
        Map<ResourceKey, Prediction> previews,
        List<Step> prepare,
        Map<ResourceKey, Cascade> cascades) {
    public PlanEvidence {
        previews = Map.copyOf(previews);
        prepare = List.copyOf(prepare);
        cascades = Map.copyOf(cascades);
    }
}
