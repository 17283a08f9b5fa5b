/**
 * Reads Git repositories with JGit, through a bare mirror of each under the user's data directory.
 */
@NullMarked
package dev.leeway.engine.source.git;

import org.jspecify.annotations.NullMarked;
