package dev.leeway.desktop.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code leeway version}: which Leeway this is, on which Java. */
@Command(name = "version", description = "Print the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    private final Output output;
    private final String version;

    VersionCommand(Output output, String version) {
        this.output = output;
        this.version = version;
    }

    /** Returns what is printed. */
    static String line(String version) {
        return "leeway " + version + " (Java " + Runtime.version() + ")";
    }

    @Override
    public Integer call() {
        output.data().println(line(version));
        output.data().flush();
        return ExitCode.OK;
    }
}
