/** Renders kustomizations. */
@NullMarked
package dev.leeway.engine.render.kustomize;

import org.jspecify.annotations.NullMarked;
