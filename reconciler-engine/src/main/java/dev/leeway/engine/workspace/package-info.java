/** The {@code leeway.yaml} file: which repositories, clusters and applications there are. */
@NullMarked
package dev.leeway.engine.workspace;

import org.jspecify.annotations.NullMarked;
