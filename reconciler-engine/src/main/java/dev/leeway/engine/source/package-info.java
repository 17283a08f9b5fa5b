/** Reads one Git revision: the port, and what a revision's files look like. */
@NullMarked
package dev.leeway.engine.source;

import org.jspecify.annotations.NullMarked;
