/** What the clusters hold. */
@NullMarked
package dev.leeway.desktop.screen.clusters;

import org.jspecify.annotations.NullMarked;
