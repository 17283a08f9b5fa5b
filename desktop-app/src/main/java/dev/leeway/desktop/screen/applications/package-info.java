/** The table of applications. */
@NullMarked
package dev.leeway.desktop.screen.applications;

import org.jspecify.annotations.NullMarked;
