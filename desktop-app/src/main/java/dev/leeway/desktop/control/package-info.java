/** Reusable nodes without product knowledge. */
@NullMarked
package dev.leeway.desktop.control;

import org.jspecify.annotations.NullMarked;
