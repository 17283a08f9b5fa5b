/**
 * What a Kubernetes API server would store for a request: defaulting, validation, patches,
 * server-side apply; pure.
 */
@NullMarked
package dev.leeway.engine.practice.rules;

import org.jspecify.annotations.NullMarked;
