/** Two texts side by side: what pairs with what, and the pane that shows it. */
@NullMarked
package dev.leeway.desktop.control.diff;

import org.jspecify.annotations.NullMarked;
