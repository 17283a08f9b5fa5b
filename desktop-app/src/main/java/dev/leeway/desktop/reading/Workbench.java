package dev.leeway.desktop.reading;

import dev.leeway.desktop.release.ReleaseAnswer;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.desktop.state.Trouble;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What Leeway has around it on this machine: folders, tools, credential stores. Every method waits;
 * safe for use from several threads. Never reads a credential.
 */
public interface Workbench {
    /** Returns the folders that Leeway keeps, with what they hold. */
    List<Folder> folders() throws InterruptedException;

    /** Returns the tools that would be used, given where the operator says they are. */
    List<Tool> tools(ToolPaths set) throws InterruptedException;

    /** Returns the places that credentials come from. */
    List<Store> stores() throws InterruptedException;

    /** Returns how the encrypted file of credentials stands; reads nothing of it. */
    Safe safe();

    /** Forgets the passphrase of the encrypted file, so that it is asked for again. */
    void lock();

    /** Asks for the passphrase of the encrypted file, and opens it; else says why it is not. */
    Optional<Trouble> unlock() throws InterruptedException;

    /** Returns what keeps hand-typed texts on this machine. */
    HandDrafts drafts();

    /** Asks once whether a newer Leeway is announced; never called but when the operator asks. */
    ReleaseAnswer newestRelease() throws InterruptedException;

    /** What a folder is for. */
    enum Purpose {
        /** Mirrors, audit trail, journal, history. */
        DATA,
        /** Heads of the audit trail, key of the history, log. */
        STATE,
        /** What the operator chose. */
        CONFIG,
        /** What can be made again. */
        CACHE
    }

    /**
     * A folder.
     *
     * @param purpose what it is for
     * @param path where it is
     * @param bytes how much it holds; -1 when that could not be counted
     */
    record Folder(Purpose purpose, Path path, long bytes) {}

    /**
     * A tool.
     *
     * @param name its name
     * @param path where it is; empty when none is found or Leeway's own is used
     * @param usable whether it can be run
     */
    record Tool(String name, String path, boolean usable) {}

    /**
     * A place that credentials come from.
     *
     * @param kind which
     * @param detail how it is set, without anything secret; empty when it is not set
     */
    record Store(StoreKind kind, String detail) {}

    /**
     * The encrypted file of credentials.
     *
     * @param file where it is
     * @param standing how it stands
     */
    record Safe(Path file, Standing standing) {}

    /** How the encrypted file stands. */
    enum Standing {
        /** There is none: nothing was kept in it. */
        ABSENT,
        /** Its passphrase is not known. */
        LOCKED,
        /** Its passphrase is known until Leeway ends. */
        OPEN
    }

    /** The places that credentials come from. */
    enum StoreKind {
        /** Git's credential helper. */
        GIT_HELPER,
        /** The SSH agent. */
        SSH_AGENT,
        /** The kubeconfig. */
        KUBECONFIG
    }
}
