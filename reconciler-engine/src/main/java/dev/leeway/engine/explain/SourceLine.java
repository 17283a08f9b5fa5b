package dev.leeway.engine.explain;

import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.Commit;

/** What in Git asks for a field's value. */
public sealed interface SourceLine {
    /** Returns on what that rests, in words; for what is not known, why not. */
    String because();

    /**
     * A line, and the commit that brought it in.
     *
     * @param file the file, from the repository's root
     * @param line the line, from 1
     * @param commit the commit, by blame
     * @param guess whether it is only likely that this line sets the field
     * @param because on what that rests
     */
    record Blamed(String file, int line, Commit commit, boolean guess, String because)
            implements SourceLine {}

    /**
     * A line whose history could not be read.
     *
     * @param file the file, from the repository's root
     * @param line the line, from 1
     * @param guess whether it is only likely that this line sets the field
     * @param because on what that rests, and why there is no commit
     */
    record Unblamed(String file, int line, boolean guess, String because) implements SourceLine {}

    /**
     * Git asks for the field no more.
     *
     * @param since the first revision looked at that does not ask for it
     * @param because on what that rests
     */
    record Dropped(Revision since, String because) implements SourceLine {}

    /**
     * Not known.
     *
     * @param because why not
     */
    record NotKnown(String because) implements SourceLine {}
}
