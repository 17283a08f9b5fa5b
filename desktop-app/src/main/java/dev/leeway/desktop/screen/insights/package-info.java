/** The service level indicators. */
@NullMarked
package dev.leeway.desktop.screen.insights;

import org.jspecify.annotations.NullMarked;
