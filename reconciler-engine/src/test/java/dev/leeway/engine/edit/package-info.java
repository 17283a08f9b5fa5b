/** Tests of editing source files. */
@NullMarked
package dev.leeway.engine.edit;

import org.jspecify.annotations.NullMarked;
