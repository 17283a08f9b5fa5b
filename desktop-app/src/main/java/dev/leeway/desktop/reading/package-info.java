/**
 * What screens read beyond the shared state: interfaces whose methods wait for Git, clusters or the
 * disk, to be called in background work only.
 */
@NullMarked
package dev.leeway.desktop.reading;

import org.jspecify.annotations.NullMarked;
