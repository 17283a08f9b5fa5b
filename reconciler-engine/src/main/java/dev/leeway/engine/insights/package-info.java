/**
 * The numbers by which a GitOps practice is judged, worked out from what Leeway wrote down; pure.
 */
@NullMarked
package dev.leeway.engine.insights;

import org.jspecify.annotations.NullMarked;
