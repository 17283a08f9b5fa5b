/** Keeps renderings on disk. */
@NullMarked
package dev.leeway.engine.render.kept;

import org.jspecify.annotations.NullMarked;
