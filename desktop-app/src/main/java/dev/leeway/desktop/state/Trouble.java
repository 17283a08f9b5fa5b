package dev.leeway.desktop.state;

import java.util.Optional;

/**
 * Something that went wrong, as it is told to the operator.
 *
 * @param what what happened, to what
 * @param why the cause, in the words of whoever refused
 * @param next what to do next
 * @param file the file to put right, where it is one whose line is known
 */
public record Trouble(String what, String why, String next, Optional<RepositoryPlace> file) {
    /** Makes one that lies in no file. */
    public Trouble(String what, String why, String next) {
        this(what, why, next, Optional.empty());
    }

    /** Returns the three sentences in lines, for copying. */
    public String details() {
        return String.join("\n", what, why, next).strip();
    }
}
