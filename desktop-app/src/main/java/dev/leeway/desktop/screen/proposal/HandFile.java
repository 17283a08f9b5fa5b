package dev.leeway.desktop.screen.proposal;

/** What is shown of the source file that was chosen to be finished by hand. */
public sealed interface HandFile {
    /** No file is chosen. */
    record None() implements HandFile {}

    /**
     * A file is being read.
     *
     * @param path the file, from the repository's root
     */
    record Reading(String path) implements HandFile {}

    /**
     * A file's text.
     *
     * @param path the file, from the repository's root
     * @param base its text in Git, its lines ended by a line feed alone; empty for a new file
     * @param typed its text as it was edited until it was opened
     */
    record Text(String path, String base, String typed) implements HandFile {}

    /**
     * A file that is not shown.
     *
     * @param path the file, from the repository's root
     * @param why the reason, as a sentence
     */
    record NotShown(String path, String why) implements HandFile {}
}
