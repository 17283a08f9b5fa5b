/** Who else claims an object, how good the claim is, and what follows for Leeway. Pure. */
@NullMarked
package dev.leeway.engine.ownership;

import org.jspecify.annotations.NullMarked;
