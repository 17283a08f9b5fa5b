/**
 * Changes one field in a source file and nothing else: every other byte stays, and every edit is
 * proved by reading the result back before it is handed out.
 */
@NullMarked
package dev.leeway.engine.edit;

import org.jspecify.annotations.NullMarked;
