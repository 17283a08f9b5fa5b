package dev.leeway.desktop.reading;

import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.discover.Discovery;
import dev.leeway.engine.discover.WorkspaceDraft;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds and makes workspaces. Every method waits; safe for use from several threads. Needs no open
 * workspace.
 */
public interface WorkspaceMaking {
    /** Returns the workspaces that were opened before and are still there, the last one first. */
    List<Path> recent();

    /**
     * Returns the contexts of a kubeconfig, without asking any cluster.
     *
     * @param kubeconfig the file; empty for those that kubectl reads
     * @throws ReadingException when it cannot be read
     */
    List<Context> contexts(Optional<Path> kubeconfig) throws ReadingException;

    /**
     * Looks what other engines reconcile in the cluster of a context. Writes nothing.
     *
     * @throws ReadingException when the cluster cannot be asked
     */
    Discovery discover(Optional<Path> kubeconfig, String context)
            throws ReadingException, InterruptedException;

    /** Returns a file's text and what is wrong with it, as the reader of workspaces judges. */
    Preview preview(WorkspaceDraft draft, Path file);

    /**
     * Writes a file that does not exist yet.
     *
     * @throws ReadingException when it exists, has mistakes, or cannot be written
     */
    void write(Preview preview, Path file) throws ReadingException;

    /**
     * A context of a kubeconfig.
     *
     * @param name its name
     * @param server the API server's address; empty when it is not known
     * @param current whether it is the current one
     */
    record Context(String name, String server, boolean current) {}

    /**
     * A workspace file before it is written.
     *
     * @param text what would stand in it
     * @param mistakes what is wrong with it; nothing is written while there is anything
     */
    record Preview(String text, List<Trouble> mistakes) {
        public Preview {
            mistakes = List.copyOf(mistakes);
        }
    }
}
