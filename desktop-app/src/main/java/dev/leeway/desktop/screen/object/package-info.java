/**
 * One live object, looked at closely: its text, its events, its logs, its family and who may touch
 * it.
 */
@NullMarked
package dev.leeway.desktop.screen.object;

import org.jspecify.annotations.NullMarked;
