/** Desired and live side by side. */
@NullMarked
package dev.leeway.desktop.screen.drift;

import org.jspecify.annotations.NullMarked;
