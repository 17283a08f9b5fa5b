package dev.leeway.engine.health.cel;

import dev.leeway.engine.resource.Gvk;

/**
 * The expressions for one kind, as an entry of a Flux Kustomization's {@code
 * spec.healthCheckExprs}. Each sees the object's top-level members ({@code metadata}, {@code spec},
 * {@code status} ...) by name and must give a boolean.
 *
 * @param gvk the kind; Flux matches the version too
 * @param inProgress true while it is on its way; asked first; empty for never
 * @param failed true when it failed; asked second; empty for never
 * @param current true when it is well; when it is false too, the object is on its way
 */
public record HealthExpressions(Gvk gvk, String inProgress, String failed, String current) {}
