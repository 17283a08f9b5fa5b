/** Shows source text for reading: lines with numbers, colours and words in the margin. */
@NullMarked
package dev.leeway.desktop.control.code;

import org.jspecify.annotations.NullMarked;
