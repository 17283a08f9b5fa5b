/**
 * What all screens share: one immutable state, the events that change it, and the store that holds
 * it.
 */
@NullMarked
package dev.leeway.desktop.state;

import org.jspecify.annotations.NullMarked;
