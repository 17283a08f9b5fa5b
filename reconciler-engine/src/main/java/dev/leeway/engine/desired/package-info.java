/** What should exist: rendered documents, normalised, keyed and checked. */
@NullMarked
package dev.leeway.engine.desired;

import org.jspecify.annotations.NullMarked;
