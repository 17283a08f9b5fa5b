package dev.leeway.desktop.command;

import dev.leeway.desktop.release.ReleaseAnswer;
import dev.leeway.desktop.release.ReleaseCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code leeway updates}: looks once for a newer release and tells. */
@Command(
        name = "updates",
        description = {
            "Look whether a newer Leeway is announced, and only tell.",
            "Leeway never looks by itself. Exit 0 this is the newest, 1 there is a newer one, 2 not known."
        },
        mixinStandardHelpOptions = true)
final class UpdatesCommand implements Callable<Integer> {
    private final Output output;
    private final String version;
    private final ReleaseCheck check;

    UpdatesCommand(Output output, String version, ReleaseCheck check) {
        this.output = output;
        this.version = version;
        this.check = check;
    }

    @Override
    public Integer call() throws InterruptedException {
        switch (check.look(version)) {
            case ReleaseAnswer.Newest(String announced) -> {
                output.data()
                        .println("leeway " + version + " is the newest; announced is " + announced);
                output.data().flush();
                return ExitCode.OK;
            }
            case ReleaseAnswer.Newer newer -> {
                output.data()
                        .println(
                                "leeway "
                                        + newer.note().version()
                                        + ": "
                                        + Printable.of(newer.note().words()));
                output.data().println(newer.note().page());
                output.data().flush();
                return ExitCode.FINDINGS;
            }
            case ReleaseAnswer.NotKnown(var why) -> {
                output.error("whether there is a newer Leeway is not known: " + why.text(), "");
                return ExitCode.ERROR;
            }
        }
    }
}
