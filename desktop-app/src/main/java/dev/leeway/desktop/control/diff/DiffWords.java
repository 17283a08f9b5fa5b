package dev.leeway.desktop.control.diff;

import java.util.function.IntFunction;

/**
 * The words that a diff pane needs.
 *
 * @param folded says how many lines are folded away
 * @param left what the left text is called, for screen readers
 * @param right what the right text is called, for screen readers
 * @param overview what the strip at the edge is for
 */
public record DiffWords(IntFunction<String> folded, String left, String right, String overview) {}
