/**
 * The shape of Kubernetes objects as far as reconciling needs it: list keys, atomic parts, scalars.
 */
@NullMarked
package dev.leeway.engine.schema;

import org.jspecify.annotations.NullMarked;
