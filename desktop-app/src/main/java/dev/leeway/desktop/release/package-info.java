/** Whether there is a newer Leeway: asked for by the operator alone, signed, and only told. */
@NullMarked
package dev.leeway.desktop.release;

import org.jspecify.annotations.NullMarked;
