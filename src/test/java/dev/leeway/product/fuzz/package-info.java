/** Made-up bytes for every reader that meets foreign ones, guided by coverage. */
@NullMarked
package dev.leeway.product.fuzz;

import org.jspecify.annotations.NullMarked;
