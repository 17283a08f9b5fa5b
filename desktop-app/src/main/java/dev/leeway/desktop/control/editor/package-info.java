/** An editor for YAML: colours, problems, suggestions, find and replace, changes against a base. */
@NullMarked
package dev.leeway.desktop.control.editor;

import org.jspecify.annotations.NullMarked;
