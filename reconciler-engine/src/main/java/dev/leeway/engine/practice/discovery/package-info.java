/** Which resource types the practice cluster serves, and how it tells clients about them. */
@NullMarked
package dev.leeway.engine.practice.discovery;

import org.jspecify.annotations.NullMarked;
