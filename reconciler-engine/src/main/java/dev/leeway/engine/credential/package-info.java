/**
 * The operator's logins at Git hosts: where they are kept, never in plain text, and how they are
 * found. Nothing here is written into a workspace, a log or an argument of a program.
 */
@NullMarked
package dev.leeway.engine.credential;

import org.jspecify.annotations.NullMarked;
