/** Renders a folder of plain manifests. */
@NullMarked
package dev.leeway.engine.render.directory;

import org.jspecify.annotations.NullMarked;
