/**
 * Start and stop, and the composition root: the only place that knows both the engine's adapters
 * and the window.
 */
@NullMarked
package dev.leeway.desktop;

import org.jspecify.annotations.NullMarked;
