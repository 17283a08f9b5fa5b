package dev.leeway.desktop.command;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.workspace.Workspace;
import java.io.BufferedReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leeway hold}: what reconciling leaves alone, and how it is let go. */
@Command(
        name = "hold",
        description = "List and release holds.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | release)")
final class HoldCommand implements Callable<Integer> {
    @Spec @Nullable CommandSpec spec;

    /** Returns the command with its parts. */
    static CommandSpec specification(
            Sessions sessions, Output output, BufferedReader answers, String operator) {
        return CommandSpec.forAnnotatedObject(new HoldCommand())
                .addSubcommand("list", new CommandLine(new Listing(sessions, output)))
                .addSubcommand(
                        "release",
                        new CommandLine(new Release(sessions, output, answers, operator)));
    }

    /** Says how it is used: the word alone does nothing. */
    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "'list' or 'release' is missing");
    }

    /** {@code leeway hold list}. */
    @Command(
            name = "list",
            description =
                    "List the holds of an application, or of all: exit 0 none, 1 some, 2 error.",
            mixinStandardHelpOptions = true)
    static final class Listing extends WorkspaceCommand {
        @Parameters(arity = "0..1", paramLabel = "APP", description = "the application")
        @Nullable String application;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FORMAT",
                description = "text or json")
        OutputFormat format = OutputFormat.text;

        Listing(Sessions sessions, Output output) {
            super(sessions, output);
        }

        @Override
        int run(Session session) throws RunException, CommandException, InterruptedException {
            List<String> names =
                    application != null
                            ? List.of(application(session, application))
                            : session.workspace().applications().stream()
                                    .map(Workspace.Application::name)
                                    .toList();
            List<JsonValue> items = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            boolean unread = false;
            for (String name : names) {
                try {
                    for (HoldMark hold : session.engine().deploys().holds(name)) {
                        items.add(
                                JsonObject.builder()
                                        .put("application", name)
                                        .putAll(ResourceJson.hold(hold))
                                        .build());
                        lines.add(line(name, hold));
                    }
                } catch (RunException e) {
                    // One cluster that does not answer must not hide the holds of the others.
                    output().error(name + ": " + e.getMessage(), e.nextStep());
                    unread = true;
                }
            }
            switch (format) {
                case text -> output().lines(lines);
                case json ->
                        output().json(
                                        Output.document("HoldList")
                                                .put("items", new JsonArray(items))
                                                .build());
            }
            if (unread) {
                return ExitCode.ERROR;
            }
            return items.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
        }

        private static String line(String application, HoldMark hold) {
            return "%s  %s%s  %s"
                    .formatted(
                            application,
                            hold.id(),
                            hold.overdue(Instant.now()) ? "  overdue" : "",
                            Printable.of(hold.sentence()));
        }
    }

    /** {@code leeway hold release}. */
    @Command(
            name = "release",
            description = "Release a hold; nothing is synced by that. Exit 0 released, 2 error.",
            mixinStandardHelpOptions = true)
    static final class Release extends WorkspaceCommand {
        private final Approval approval;
        private final String operator;

        @Parameters(index = "0", paramLabel = "APP", description = "the application")
        String application = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "ID",
                description = "the hold, where the application has several")
        @Nullable String id;

        @Option(names = "--yes", description = "do not ask")
        boolean yes;

        Release(Sessions sessions, Output output, BufferedReader answers, String operator) {
            super(sessions, output);
            this.approval = new Approval(output, answers);
            this.operator = operator;
        }

        @Override
        int run(Session session) throws RunException, CommandException, InterruptedException {
            String name = application(session, application);
            HoldMark hold = chosen(name, session.engine().deploys().holds(name));
            output().say(Printable.of(hold.sentence()) + ".");
            if (!yes && !approval.given("yes", "release it")) {
                output().say("Nothing was done.");
                return ExitCode.ERROR;
            }
            List<HoldMark> left = session.engine().deploys().release(name, hold.id(), operator);
            output().say(
                            left.isEmpty()
                                    ? "Released. Nothing was synced: 'leeway plan "
                                            + name
                                            + "' shows what a sync would do now."
                                    : "Released. " + left.size() + " hold(s) still stand.");
            return ExitCode.OK;
        }

        private HoldMark chosen(String name, List<HoldMark> holds) throws CommandException {
            List<HoldMark> matching =
                    holds.stream().filter(hold -> id == null || hold.id().startsWith(id)).toList();
            if (matching.size() == 1) {
                return matching.getFirst();
            }
            throw new CommandException(
                    matching.isEmpty()
                            ? name + " has no such hold"
                            : name + " has " + matching.size() + " such holds",
                    "'leeway hold list " + name + "' lists them.");
        }
    }
}
