/**
 * Small stand-ins for Argo CD and Flux inside the practice cluster: their objects with the
 * documented fields, and the habits that matter to somebody who fixes by hand.
 */
@NullMarked
package dev.leeway.engine.practice.gitops;

import org.jspecify.annotations.NullMarked;
