package dev.leeway.desktop.state;

import java.nio.file.Path;

/** How something that was done can be taken back. */
public sealed interface Undo {
    /**
     * A hold was placed; it is released.
     *
     * @param application the application
     * @param hold the hold's id
     */
    record ReleaseHold(String application, String hold) implements Undo {}

    /**
     * A rule was written into the workspace file; the file becomes what it was, if it is still what
     * it became.
     *
     * @param application the application whose rule it is
     * @param file the file
     * @param before the file's text before
     * @param after the file's text after
     */
    record TakeRuleBack(String application, Path file, String before, String after)
            implements Undo {}
}
