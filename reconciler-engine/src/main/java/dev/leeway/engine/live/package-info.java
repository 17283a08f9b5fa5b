/**
 * What exists, of what is desired or was applied by Leeway; and the door through which it is read.
 */
@NullMarked
package dev.leeway.engine.live;

import org.jspecify.annotations.NullMarked;
