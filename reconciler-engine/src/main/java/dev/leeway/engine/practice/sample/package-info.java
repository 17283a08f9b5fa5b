/**
 * The practice workspace on disk: a Git repository of a small shop, and the workspace file beside
 * it.
 */
@NullMarked
package dev.leeway.engine.practice.sample;

import org.jspecify.annotations.NullMarked;
