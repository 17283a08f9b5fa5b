/** Judges by the CEL expressions that users bring, in the form of Flux's health checks. */
@NullMarked
package dev.leeway.engine.health.cel;

import org.jspecify.annotations.NullMarked;
