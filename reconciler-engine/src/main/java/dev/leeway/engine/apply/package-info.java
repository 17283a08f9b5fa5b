/** Does it, step by step; and the door through which a cluster is written. */
@NullMarked
package dev.leeway.engine.apply;

import org.jspecify.annotations.NullMarked;
