/**
 * The deploys of an application: each sync with what Git asked for at it, so that any two can be
 * told apart and the application be brought back to one of them.
 */
@NullMarked
package dev.leeway.engine.history;

import org.jspecify.annotations.NullMarked;
