/**
 * The story, read top to bottom: source, render, desired, live, compare, plan, apply. Knows every
 * stage and no adapter.
 */
@NullMarked
package dev.leeway.engine.run;

import org.jspecify.annotations.NullMarked;
