/**
 * Sets of field paths as {@code metadata.managedFields} records them, and what an applied object
 * owns.
 */
@NullMarked
package dev.leeway.engine.fields;

import org.jspecify.annotations.NullMarked;
