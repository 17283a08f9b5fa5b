/**
 * Whole-product stories: the real engine and commands on real Git repositories and the practice
 * cluster.
 */
@NullMarked
package dev.leeway.product.story;

import org.jspecify.annotations.NullMarked;
