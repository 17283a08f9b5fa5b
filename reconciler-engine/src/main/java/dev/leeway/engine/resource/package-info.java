/**
 * The nouns that every stage shares: what an object is called, what it says, and where a field of
 * it lies.
 */
@NullMarked
package dev.leeway.engine.resource;

import org.jspecify.annotations.NullMarked;
