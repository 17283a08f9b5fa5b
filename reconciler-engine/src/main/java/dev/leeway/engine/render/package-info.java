/**
 * Turns the files of one revision into documents, each with the file, document and line that it
 * came from.
 */
@NullMarked
package dev.leeway.engine.render;

import org.jspecify.annotations.NullMarked;
