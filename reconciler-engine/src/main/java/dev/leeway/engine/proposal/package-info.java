/**
 * Turns live differences into proved edits of the original source, and these into a branch, a
 * commit and a pull request that arrive exactly once.
 */
@NullMarked
package dev.leeway.engine.proposal;

import org.jspecify.annotations.NullMarked;
