/**
 * The lease of an emergency fix: guard, fix, watch, propose, release, with nothing lost to a crash.
 */
@NullMarked
package dev.leeway.engine.bypass;

import org.jspecify.annotations.NullMarked;
