/**
 * What other GitOps engines reconcile, offered as applications of a workspace: pure, and honest
 * about what a workspace file cannot say.
 */
@NullMarked
package dev.leeway.engine.discover;

import org.jspecify.annotations.NullMarked;
