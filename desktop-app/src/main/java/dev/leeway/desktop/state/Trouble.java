package dev.leeway.desktop.state;

/**
 * Something that went wrong, as it is told to the operator.
 *
 * @param what what happened, to what
 * @param why the cause, in the words of whoever refused
 * @param next what to do next
 */
public record Trouble(String what, String why, String next) {
    /** Returns the three sentences in lines, for copying. */
    public String details() {
        return String.join("\n", what, why, next).strip();
    }
}
