/** Stylesheets and fonts, as named resources. */
@NullMarked
package dev.leeway.themes;

import org.jspecify.annotations.NullMarked;
