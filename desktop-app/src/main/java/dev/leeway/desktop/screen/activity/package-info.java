/** What happened, on one clock. */
@NullMarked
package dev.leeway.desktop.screen.activity;

import org.jspecify.annotations.NullMarked;
