/** A plan under review, and its run. */
@NullMarked
package dev.leeway.desktop.screen.plan;

import org.jspecify.annotations.NullMarked;
