/**
 * Finds the edits of a source that may give a rendered object a wanted field: in manifests, in
 * kustomizations, in values of charts. Whether an edit really does is proved by rendering.
 */
@NullMarked
package dev.leeway.engine.edit.rendered;

import org.jspecify.annotations.NullMarked;
