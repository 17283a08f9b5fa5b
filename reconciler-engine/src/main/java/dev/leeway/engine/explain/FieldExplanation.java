package dev.leeway.engine.explain;

import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.OriginVerdict;

/**
 * One changed field, explained.
 *
 * @param change the field with both values and its owners in the cluster
 * @param origin where the difference comes from
 * @param source what in Git asks for the desired value
 */
public record FieldExplanation(FieldChange change, OriginVerdict origin, SourceLine source) {}
