/** Pairs desired with live and judges; pure. */
@NullMarked
package dev.leeway.engine.compare;

import org.jspecify.annotations.NullMarked;
