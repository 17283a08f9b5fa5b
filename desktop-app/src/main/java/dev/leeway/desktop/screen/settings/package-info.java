/** What the operator chooses about the window. */
@NullMarked
package dev.leeway.desktop.screen.settings;

import org.jspecify.annotations.NullMarked;
