/**
 * What belongs to no single module: architecture rules, whole-product stories, fault runs,
 * benchmarks.
 */
@NullMarked
package dev.leeway.product;

import org.jspecify.annotations.NullMarked;
