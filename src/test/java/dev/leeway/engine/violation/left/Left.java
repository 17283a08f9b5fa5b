package dev.leeway.engine.violation.left;

import dev.leeway.engine.violation.right.Right;

/**
 * Half of a cycle.
 *
 * @param right the other half
 */
public record Left(Right right) {}
