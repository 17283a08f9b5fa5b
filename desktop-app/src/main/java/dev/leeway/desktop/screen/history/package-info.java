/** What was synced: the deploys of an application, their results, and any two of them compared. */
@NullMarked
package dev.leeway.desktop.screen.history;

import org.jspecify.annotations.NullMarked;
