/**
 * Explains one object's differences field by field: where the live value comes from, and which line
 * and commit asks for the other. Looked into on demand, never while comparing. Says what it does
 * not know.
 */
@NullMarked
package dev.leeway.engine.explain;

import org.jspecify.annotations.NullMarked;
