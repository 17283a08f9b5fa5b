/**
 * Runs what users bring (scripts, expressions) in child processes of little memory, with a time
 * limit for each request. Knows nothing of what is asked.
 */
@NullMarked
package dev.leeway.engine.worker;

import org.jspecify.annotations.NullMarked;
