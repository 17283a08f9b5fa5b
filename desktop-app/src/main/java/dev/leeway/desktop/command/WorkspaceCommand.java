package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * What the commands share that work on a workspace: where it is, how to print, and how trouble
 * ends.
 */
abstract class WorkspaceCommand implements Callable<Integer> {
    private static final Path USUAL_NAME = Path.of("leeway.yaml");

    private final Sessions sessions;
    private final Output output;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "FILE",
            description = "the workspace file (default: leeway.yaml in this folder)")
    @Nullable Path workspaceFile;

    WorkspaceCommand(Sessions sessions, Output output) {
        this.sessions = sessions;
        this.output = output;
    }

    final Output output() {
        return output;
    }

    /** Does the work on the open workspace and returns the exit code. */
    abstract int run(Session session)
            throws RunException, CommandException, StoreException, InterruptedException;

    @Override
    public final Integer call() {
        try (Session session = sessions.open(file())) {
            int code = run(session);
            session.unchecked()
                    .forEach(
                            cluster ->
                                    output.say(
                                            "leeway: the certificate of cluster "
                                                    + Printable.of(cluster)
                                                    + " is not checked: its kubeconfig says"
                                                    + " insecure-skip-tls-verify"));
            return code;
        } catch (CommandException e) {
            output.error(message(e), e.nextStep());
        } catch (RunException e) {
            output.error(e.application() + ": " + message(e), e.nextStep());
        } catch (StoreException e) {
            output.error(message(e), e.nextStep());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            output.error("interrupted", "");
        }
        return ExitCode.ERROR;
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private Path file() throws CommandException {
        if (workspaceFile != null) {
            return workspaceFile;
        }
        if (Files.exists(USUAL_NAME)) {
            return USUAL_NAME;
        }
        throw new CommandException(
                "there is no workspace: -w FILE is not given and this folder has no leeway.yaml",
                "Name the file with -w, or try the practice workspace with 'leeway practice'.");
    }

    /** Returns the application's name as the workspace has it. */
    static String application(Session session, String name) throws CommandException {
        if (session.workspace().application(name).isEmpty()) {
            List<String> known =
                    session.workspace().applications().stream()
                            .map(Workspace.Application::name)
                            .toList();
            throw new CommandException(
                    "the workspace has no application '" + name + "'",
                    "It has: " + String.join(", ", known));
        }
        return name;
    }

    /** Returns an object of a comparison by its argument. */
    final ResourceComparison object(Comparison comparison, String argument)
            throws CommandException {
        ResourceKey key = Selection.key(argument);
        return comparison
                .find(key)
                .orElseThrow(
                        () ->
                                new CommandException(
                                        key + " is not part of " + comparison.application(),
                                        "'leeway compare "
                                                + comparison.application()
                                                + " -o json' lists what is."));
    }

    /** Compares an application of the workspace as Git asks for it now. */
    static Comparison compared(Session session, String application)
            throws RunException, CommandException, InterruptedException {
        return session.engine()
                .compare(application(session, application), RunRequest.USUAL, RunListener.NONE);
    }

    /** Tells of a step of a run when it has ended. */
    final void tellOfStep(RunEvent event) {
        if (event instanceof RunEvent.StepEnded ended) {
            output.say(SyncReport.line(ended.result()));
        }
    }

    /** Tells the warnings and the trouble of a run; returns the exit code that it ends with. */
    final int ended(ApplyResult result) {
        result.warnings().forEach(warning -> output.say(warning.text()));
        result.trouble().ifPresent(trouble -> output.error(trouble.text(), ""));
        return exitCode(result);
    }

    /**
     * Returns the exit code of a run. What the plan held is not as Git asks for it, and with {@code
     * --yes} nobody may have read the plan: a program has to hear of it.
     */
    static int exitCode(ApplyResult result) {
        return switch (result.end()) {
            case WHOLE -> ExitCode.OK;
            case HELD, PARTLY, FAILED, CANCELLED -> ExitCode.FINDINGS;
        };
    }

    /**
     * Prints what came of the steps of a run. Beside the talk of {@link #tellOfStep}, on one
     * terminal, only what did not go well is said again.
     */
    final void report(ApplyResult result, OutputFormat format) {
        report(result, format, Optional.empty());
    }

    /** Prints it with the age of its revision, where the repository could not confirm that. */
    final void report(ApplyResult result, OutputFormat format, Optional<SourceTree.Stale> stale) {
        switch (format) {
            case text -> {
                output.lines(SyncReport.text(result, output.together()));
            }
            case json -> output.json(ResourceJson.withAge(SyncReport.json(result), stale));
        }
    }

    /** Tells of runs that a crash cut off, before anything else is done. */
    final void tellOfCutOffRuns(Session session) throws RunException, InterruptedException {
        for (CutOffRun run : session.engine().cutOff()) {
            output.say(
                    "leeway: a sync of "
                            + run.run().start().application()
                            + " was cut off ("
                            + run.run().start().runId()
                            + "):");
            run.findings()
                    .forEach(
                            finding ->
                                    output.say(
                                            "  %-10s %s %s"
                                                    .formatted(
                                                            finding.state()
                                                                    .name()
                                                                    .toLowerCase(Locale.ROOT),
                                                            Printable.of(
                                                                    finding.step()
                                                                            .key()
                                                                            .toString()),
                                                            Printable.of(finding.message()))));
            if (run.foundOut()) {
                session.engine().settle(run);
            }
        }
    }
}
