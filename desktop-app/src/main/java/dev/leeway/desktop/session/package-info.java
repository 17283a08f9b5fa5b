/**
 * One open workspace behind the window: commands go in to the engine, events come out to the state.
 */
@NullMarked
package dev.leeway.desktop.session;

import org.jspecify.annotations.NullMarked;
