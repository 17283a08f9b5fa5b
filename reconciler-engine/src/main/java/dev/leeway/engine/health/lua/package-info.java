/** Runs the health scripts that users bring, in Argo CD's format, in a process of their own. */
@NullMarked
package dev.leeway.engine.health.lua;

import org.jspecify.annotations.NullMarked;
