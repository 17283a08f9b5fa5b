/** Pictures of the screens, without a display. */
@NullMarked
package dev.leeway.desktop.capture;

import org.jspecify.annotations.NullMarked;
