/** What the practice cluster holds: versioned objects, their history, and watches on it. */
@NullMarked
package dev.leeway.engine.practice.store;

import org.jspecify.annotations.NullMarked;
