/**
 * Builds kustomizations with nothing installed: the fields that real repositories use, everything
 * else refused by its name.
 *
 * <p>Source of the rules: the Kustomize documentation, "The Kustomization File", and the answers of
 * {@code kubectl kustomize}, to which the output is held in tests.
 */
@NullMarked
package dev.leeway.engine.render.kustomize.build;

import org.jspecify.annotations.NullMarked;
