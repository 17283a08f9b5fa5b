/** Dark and light: which stylesheets and fonts are in force. */
@NullMarked
package dev.leeway.desktop.theme;

import org.jspecify.annotations.NullMarked;
