package dev.leeway.engine.violation.right;

import dev.leeway.engine.violation.left.Left;
import java.util.List;

/**
 * The other half, in a package that does not say what may be null.
 *
 * @param left the first half
 */
public record Right(List<Left> left) {}
