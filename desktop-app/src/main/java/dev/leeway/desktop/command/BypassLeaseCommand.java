package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.NotInGitException;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that do something with one lease. */
abstract class BypassLeaseCommand extends WorkspaceCommand {
    private final String operator;

    @Parameters(paramLabel = "ID", description = "the lease")
    String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text)")
    OutputFormat format = OutputFormat.text;

    BypassLeaseCommand(Sessions sessions, Output output, String operator) {
        super(sessions, output);
        this.operator = operator;
    }

    final String operator() {
        return operator;
    }

    abstract Tended act(Session session)
            throws BypassException, CommandException, InterruptedException;

    @Override
    final int run(Session session) throws CommandException, InterruptedException {
        try {
            Tended tended = act(session);
            Optional<MergedOtherwiseReport> otherwise =
                    MergedOtherwiseReport.of(session.bypasses(), tended.lease());
            switch (format) {
                case text -> {
                    output().lines(BypassReport.lines(tended.lease(), tended.waitsFor()));
                    otherwise.ifPresent(report -> output().lines(report.lines()));
                }
                case json ->
                        output().json(
                                        BypassReport.document(
                                                tended.lease(), tended.waitsFor(), otherwise));
            }
            return exit(tended);
        } catch (BypassException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    /** Returns the exit code; by default whether somebody must decide. */
    int exit(Tended tended) {
        return LeaseView.of(tended.lease(), Instant.now()).alarm()
                ? ExitCode.FINDINGS
                : ExitCode.OK;
    }

    private static Tended plain(Lease lease) {
        return new Tended(lease, Wording.none());
    }

    /** {@code leeway bypass show}. */
    @Command(
            name = "show",
            description = "Show a lease and its account: exit 0 calm, 1 it needs a decision.",
            mixinStandardHelpOptions = true)
    static final class Show extends BypassLeaseCommand {
        Show(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException {
            return plain(session.bypasses().show(id));
        }
    }

    /** {@code leeway bypass tend}. */
    @Command(
            name = "tend",
            description =
                    "Look whether it was overwritten, merged or can be released, and take the steps"
                            + " that are certain: exit 0 calm, 1 it needs a decision.",
            mixinStandardHelpOptions = true)
    static final class Tend extends BypassLeaseCommand {
        Tend(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, InterruptedException {
            return session.bypasses().tend(id);
        }
    }

    /** {@code leeway bypass fix-anew}. */
    @Command(
            name = "fix-anew",
            description = "Fix anew what was overwritten.",
            mixinStandardHelpOptions = true)
    static final class FixAnew extends BypassLeaseCommand {
        FixAnew(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, InterruptedException {
            return plain(session.bypasses().fixAnew(id));
        }
    }

    /** {@code leeway bypass go-on}. */
    @Command(
            name = "go-on",
            description = "Find out what became of a step that was cut off, and go on.",
            mixinStandardHelpOptions = true)
    static final class GoOn extends BypassLeaseCommand {
        GoOn(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, InterruptedException {
            return plain(session.bypasses().goOn(id));
        }
    }

    /** {@code leeway bypass extend}. */
    @Command(
            name = "extend",
            description = "Give a lease more time from now.",
            mixinStandardHelpOptions = true)
    static final class Extend extends BypassLeaseCommand {
        @Option(names = "--for", paramLabel = "SPAN", required = true, description = "as in 2h")
        String span = "";

        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
        String reason = "";

        Extend(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, CommandException, InterruptedException {
            return plain(session.bypasses().extend(id, Spans.parse(span), operator(), reason));
        }
    }

    /** {@code leeway bypass release}. */
    @Command(
            name = "release",
            description =
                    "Release a lease whose fix is in Git: exit 0 released, 1 not yet, 2 error.",
            mixinStandardHelpOptions = true)
    static final class Release extends BypassLeaseCommand {
        @Option(
                names = "--into-git",
                description =
                        "give the fix up: set the touched fields to what Git says; what Git does"
                                + " not name stays as it is")
        boolean intoGit;

        Release(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, InterruptedException {
            try {
                return session.bypasses().release(id, intoGit, operator());
            } catch (NotInGitException e) {
                output().error(e.said().text(), e.nextStep());
                return plain(session.bypasses().show(id));
            }
        }

        @Override
        int exit(Tended tended) {
            return tended.lease().stage().over() ? ExitCode.OK : ExitCode.FINDINGS;
        }
    }

    /** {@code leeway bypass abandon}. */
    @Command(
            name = "abandon",
            description = "Apply the saved inverse and end the lease.",
            mixinStandardHelpOptions = true)
    static final class Abandon extends BypassLeaseCommand {
        @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
        String reason = "";

        @Option(
                names = "--close-request",
                description =
                        "close its open pull request at the host too; without it, it is named and left")
        boolean closing;

        Abandon(Sessions sessions, Output output, String operator) {
            super(sessions, output, operator);
        }

        @Override
        Tended act(Session session) throws BypassException, InterruptedException {
            return plain(session.bypasses().abandon(id, operator(), reason, closing));
        }
    }
}
