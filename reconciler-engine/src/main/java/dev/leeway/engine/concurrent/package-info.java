/** Bounded fan-out on virtual threads, nothing else. */
@NullMarked
package dev.leeway.engine.concurrent;

import org.jspecify.annotations.NullMarked;
