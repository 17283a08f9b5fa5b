/** Syncs on bad days, at random and repeatably: clusters that fail, processes that are killed. */
@NullMarked
package dev.leeway.product.chaos;

import org.jspecify.annotations.NullMarked;
