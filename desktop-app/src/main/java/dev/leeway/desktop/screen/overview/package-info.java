/** What needs attention, worst first. */
@NullMarked
package dev.leeway.desktop.screen.overview;

import org.jspecify.annotations.NullMarked;
