package dev.leeway.desktop.control.diff;

/**
 * A word at the end of a line: who set it and when.
 *
 * <p>Outlined ones are told from the others by more than their colour, also where only a dot of
 * them is left.
 *
 * @param text the word
 * @param brief a shorter form of it, for where there is no room
 * @param hint more of it, shown on hovering; may be empty
 * @param styleClass the state whose colour it has
 * @param outlined whether a line is drawn around it
 */
public record LineNote(
        String text, String brief, String hint, String styleClass, boolean outlined) {
    /** Makes one with no line around it. */
    public LineNote(String text, String brief, String hint, String styleClass) {
        this(text, brief, hint, styleClass, false);
    }
}
