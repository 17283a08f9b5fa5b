/** What the engine says, in parts that a window can word in its own language. */
@NullMarked
package dev.leeway.engine.wording;

import org.jspecify.annotations.NullMarked;
