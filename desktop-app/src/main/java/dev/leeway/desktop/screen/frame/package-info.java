/** The window around the screens: rail, top bar, bottom line, command palette, cheat sheet. */
@NullMarked
package dev.leeway.desktop.screen.frame;

import org.jspecify.annotations.NullMarked;
