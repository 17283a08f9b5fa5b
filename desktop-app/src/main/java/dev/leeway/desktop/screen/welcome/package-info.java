/** The first page: opens the practice workspace, a workspace file, or makes one. */
@NullMarked
package dev.leeway.desktop.screen.welcome;

import org.jspecify.annotations.NullMarked;
