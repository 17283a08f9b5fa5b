/**
 * The only door to other threads: the window's thread, background work, and the inbox between them.
 */
@NullMarked
package dev.leeway.desktop.work;

import org.jspecify.annotations.NullMarked;
