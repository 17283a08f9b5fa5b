package dev.leeway.engine.source;

/** Reads one revision of a repository. The only door to Git for reading. */
public interface SourceReader {
    /**
     * Resolves the revision, bringing it in from the remote first when the request says so.
     *
     * @param request which repository and revision, how fresh, and until when
     * @param progress told about long work; called on the calling thread
     * @return the revision's files; when the remote could not be reached but an earlier answer is
     *     at hand, that one, marked old
     * @throws SourceException when there is nothing to answer with, saying what to do next
     * @throws InterruptedException when cancelled
     */
    SourceTree read(SourceRequest request, SourceProgress progress)
            throws SourceException, InterruptedException;
}
