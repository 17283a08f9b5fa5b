/** Renders Helm charts, in a worker process or with an installed program. */
@NullMarked
package dev.leeway.engine.render.helm;

import org.jspecify.annotations.NullMarked;
