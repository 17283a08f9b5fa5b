package dev.leeway.desktop.control.code;

import java.util.List;
import java.util.Optional;

/**
 * One line of source text.
 *
 * @param number its number, from 1
 * @param text the line as it is
 * @param tokens its stretches of colour
 * @param margin the words in the margin; empty for none
 */
public record CodeLine(int number, String text, List<CodeToken> tokens, Optional<Margin> margin) {
    public CodeLine {
        tokens = List.copyOf(tokens);
    }

    /**
     * Words beside a line.
     *
     * @param who the words at the margin's left
     * @param what the words in its middle
     * @param when the words at its right
     * @param hint all of it, shown on hovering
     * @param leads whether the words are shown, because the line before has others
     */
    public record Margin(String who, String what, String when, String hint, boolean leads) {}
}
