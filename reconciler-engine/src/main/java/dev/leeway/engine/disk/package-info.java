/** Files that are written as a whole and that only their owner may read. */
@NullMarked
package dev.leeway.engine.disk;

import org.jspecify.annotations.NullMarked;
