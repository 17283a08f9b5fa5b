/** What every screen shares: what a screen is, and how a state of the product looks. */
@NullMarked
package dev.leeway.desktop.screen;

import org.jspecify.annotations.NullMarked;
