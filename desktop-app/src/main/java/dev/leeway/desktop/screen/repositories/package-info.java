/** Branches, files, history and differences of the repositories. */
@NullMarked
package dev.leeway.desktop.screen.repositories;

import org.jspecify.annotations.NullMarked;
