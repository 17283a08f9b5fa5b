package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.SharedText;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;

import java.util.List;

/** Knows how sources of one kind are written, and so which edits may do what is wanted. */
public interface SourceEditing {
    /**
     * Returns the edits worth trying, best first.
     *
     * @param tree the files to edit
     * @param wish what is wanted
     * @param reach how far an edit may go
     * @param shared what to do about text that an anchor shares
     * @throws SourceException when a file cannot be read
     */
    List<Trial> trials(SourceTree tree, Wish wish, Reach reach, SharedText shared)
            throws SourceException, InterruptedException;

    /**
     * Returns why no edit can be found, where the source's form tells; for the operator when
     * nothing proves.
     */
    List<Wording> obstacles(SourceTree tree, Wish wish)
            throws SourceException, InterruptedException;
}
