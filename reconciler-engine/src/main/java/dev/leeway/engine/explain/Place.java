package dev.leeway.engine.explain;

import dev.leeway.engine.wording.Wording;

/**
 * A line that sets a field, or likely does.
 *
 * @param file the file, from the repository's root
 * @param line the line, from 1
 * @param guess whether it is only likely
 * @param because on what that rests
 */
record Place(String file, int line, boolean guess, Wording because) {}
