package dev.leeway.engine.explain;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.Commit;

/** What in Git asks for a field's value. */
public sealed interface SourceLine {
    /** Returns on what that rests; for what is not known, why not. */
    Wording said();

    /** Returns that in English. */
    default String because() {
        return said().text();
    }

    /**
     * A line, and the commit that brought it in.
     *
     * @param file the file, from the repository's root
     * @param line the line, from 1
     * @param commit the commit, by blame
     * @param guess whether it is only likely that this line sets the field
     * @param said on what that rests
     */
    record Blamed(String file, int line, Commit commit, boolean guess, Wording said)
            implements SourceLine {}

    /**
     * A line whose history could not be read.
     *
     * @param file the file, from the repository's root
     * @param line the line, from 1
     * @param guess whether it is only likely that this line sets the field
     * @param said on what that rests, and why there is no commit
     */
    record Unblamed(String file, int line, boolean guess, Wording said) implements SourceLine {}

    /**
     * Git asks for the field no more.
     *
     * @param since the first revision looked at that does not ask for it
     * @param said on what that rests
     */
    record Dropped(Revision since, Wording said) implements SourceLine {}

    /**
     * Not known.
     *
     * @param said why not
     */
    record NotKnown(Wording said) implements SourceLine {}
}
