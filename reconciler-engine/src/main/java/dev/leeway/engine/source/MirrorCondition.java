package dev.leeway.engine.source;

import java.time.Instant;
import java.util.Optional;

/**
 * How a local mirror stands.
 *
 * @param present whether there is one
 * @param damaged whether damage was found; the next fetch replaces it
 * @param confirmed when the remote last confirmed what it holds; empty when it never did
 */
public record MirrorCondition(boolean present, boolean damaged, Optional<Instant> confirmed) {}
