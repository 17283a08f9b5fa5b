package dev.leeway.desktop.command;

/** What a command's exit code says, the same for every command. */
final class ExitCode {
    /** All is well: in sync, done, whole. */
    static final int OK = 0;

    /** The command worked and found something: differences, objects that failed, a broken trail. */
    static final int FINDINGS = 1;

    /** The command could not do its work. */
    static final int ERROR = 2;

    private ExitCode() {}
}
