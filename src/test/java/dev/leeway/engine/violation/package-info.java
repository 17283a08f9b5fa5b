/** Breaks the rules of the house on purpose, so that the rules can be seen to work. */
@NullMarked
package dev.leeway.engine.violation;

import org.jspecify.annotations.NullMarked;
