/** Breaks the rules of the desktop on purpose, so that the rules can be seen to work. */
@NullMarked
package dev.leeway.desktop.violation;

import org.jspecify.annotations.NullMarked;
