/** Start and stop: the window, and the same job without one. */
@NullMarked
package dev.leeway.desktop;

import org.jspecify.annotations.NullMarked;
