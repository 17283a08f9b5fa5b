/** Who a client of the practice cluster is, and what Kubernetes' roles let him do. */
@NullMarked
package dev.leeway.engine.practice.access;

import org.jspecify.annotations.NullMarked;
