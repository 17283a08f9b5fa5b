/**
 * The immutable JSON tree that every stage shares: exact numbers, insertion order, structural
 * equality.
 */
@NullMarked
package dev.leeway.engine.json;

import org.jspecify.annotations.NullMarked;
