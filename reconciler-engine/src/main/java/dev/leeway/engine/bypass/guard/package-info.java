/** Holds in each reconcile engine: Leeway's own, Argo CD's, Flux'. */
@NullMarked
package dev.leeway.engine.bypass.guard;

import org.jspecify.annotations.NullMarked;
