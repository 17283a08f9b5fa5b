/** What would be proposed to Git: the ways to edit the source, each with its proof. */
@NullMarked
package dev.leeway.desktop.screen.proposal;

import org.jspecify.annotations.NullMarked;
