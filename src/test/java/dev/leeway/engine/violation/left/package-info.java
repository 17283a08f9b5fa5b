/** Needs the package that needs it, on purpose. */
@NullMarked
package dev.leeway.engine.violation.left;

import org.jspecify.annotations.NullMarked;
