/** Measurements, run by hand. */
@NullMarked
package dev.leeway.product.benchmark;

import org.jspecify.annotations.NullMarked;
