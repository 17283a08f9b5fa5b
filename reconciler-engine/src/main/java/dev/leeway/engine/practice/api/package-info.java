/**
 * The practice cluster's API, request in and response out, without a network: reads, watches,
 * writes, deletions and the built-in behaviour of Kubernetes' API server around them.
 */
@NullMarked
package dev.leeway.engine.practice.api;

import org.jspecify.annotations.NullMarked;
