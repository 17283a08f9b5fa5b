/** The headless commands: one class each. Standard output is data, standard error is talk. */
@NullMarked
package dev.leeway.desktop.command;

import org.jspecify.annotations.NullMarked;
