/** One application: its states, its objects, its drift. */
@NullMarked
package dev.leeway.desktop.screen.application;

import org.jspecify.annotations.NullMarked;
