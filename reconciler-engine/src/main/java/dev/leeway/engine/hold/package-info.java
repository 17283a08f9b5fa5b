/**
 * What reconciling must leave alone, for how long and by whose word; and the port of its guards.
 */
@NullMarked
package dev.leeway.engine.hold;

import org.jspecify.annotations.NullMarked;
