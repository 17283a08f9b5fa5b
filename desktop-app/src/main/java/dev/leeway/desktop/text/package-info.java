/** The words on screen, from resource bundles. */
@NullMarked
package dev.leeway.desktop.text;

import org.jspecify.annotations.NullMarked;
