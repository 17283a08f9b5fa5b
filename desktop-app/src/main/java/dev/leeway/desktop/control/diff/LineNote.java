package dev.leeway.desktop.control.diff;

/**
 * A word at the end of a line: who set it and when.
 *
 * @param text the word
 * @param brief a shorter form of it, for where there is no room
 * @param hint more of it, shown on hovering; may be empty
 * @param styleClass the state whose colour it has
 */
public record LineNote(String text, String brief, String hint, String styleClass) {}
