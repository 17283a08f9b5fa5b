/** Tests of proposals, on real repositories, real renderers and real servers. */
@NullMarked
package dev.leeway.engine.proposal;

import org.jspecify.annotations.NullMarked;
