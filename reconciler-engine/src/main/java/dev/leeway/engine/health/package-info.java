/**
 * Says of a live object whether it is well now, and why. Pure: the clock is a parameter, and
 * nothing is read or written.
 */
@NullMarked
package dev.leeway.engine.health;

import org.jspecify.annotations.NullMarked;
