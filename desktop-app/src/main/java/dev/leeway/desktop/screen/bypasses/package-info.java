/** Emergency fixes under a lease. */
@NullMarked
package dev.leeway.desktop.screen.bypasses;

import org.jspecify.annotations.NullMarked;
