package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassRefusedException;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leeway bypass start}: reviews a fix, asks, guards, and sends it. */
@Command(
        name = "start",
        description =
                "Fix a live object under a lease: exit 0 fixed, 1 not wanted or refused, 2 error.",
        mixinStandardHelpOptions = true)
final class BypassStartCommand extends WorkspaceCommand {
    private final BufferedReader answers;
    private final String operator;

    @Parameters(index = "0", paramLabel = "APP", description = "the application")
    String application = "";

    @Parameters(
            index = "1",
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description = "the object, as in apps/Deployment/shop/api or /ConfigMap/shop/settings")
    String object = "";

    @ArgGroup(multiplicity = "1")
    FixChoice choice = new FixChoice();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why")
    String reason = "";

    @Option(
            names = "--incident",
            paramLabel = "REF",
            required = true,
            description = "the incident's ticket, call or chat; none where there is none")
    String incident = "";

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "who holds the lease (default: you)")
    @Nullable String owner;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            defaultValue = "4h",
            description = "how long it may last (default: 4h)")
    String limit = "4h";

    @Option(names = "--approved-by", paramLabel = "NAME", description = "the second person")
    @Nullable String approver;

    @Option(names = "--yes", description = "do not ask; not enough on a protected cluster")
    boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "APP",
            description = "the application's name, for a protected cluster")
    @Nullable String confirm;

    @Option(names = "--dry-run", description = "review only, send nothing")
    boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text)")
    OutputFormat format = OutputFormat.text;

    BypassStartCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.answers = answers;
        this.operator = operator;
    }

    @Override
    int run(Session session) throws CommandException, InterruptedException {
        try {
            String name = application(session, application);
            FixReview review =
                    session.bypasses().review(name, key(), choice.action(answers, output()));
            BypassReport.lines(review).forEach(output()::say);
            Optional<String> obstacle = review.obstacle().map(Wording::text);
            if (obstacle.isPresent()) {
                output().error(obstacle.get(), "Nothing was sent.");
                return ExitCode.FINDINGS;
            }
            if (dryRun) {
                return ExitCode.OK;
            }
            Optional<String> typed = typed(review);
            if (typed.isEmpty()) {
                output().say("Nothing was sent.");
                return ExitCode.FINDINGS;
            }
            BypassTerms terms =
                    new BypassTerms(
                            reason,
                            incident,
                            owner == null ? operator : owner,
                            Spans.parse(limit),
                            Optional.ofNullable(approver),
                            typed);
            Lease lease = session.bypasses().start(review, terms);
            switch (format) {
                case text -> output().lines(BypassReport.lines(lease, ""));
                case json -> output().json(BypassReport.document(lease, ""));
            }
            return ExitCode.OK;
        } catch (BypassRefusedException e) {
            output().error(String.valueOf(e.getMessage()), e.nextStep());
            return ExitCode.FINDINGS;
        } catch (BypassException | FixException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    private ResourceKey key() throws CommandException {
        try {
            return ResourceKey.fromArgument(object);
        } catch (IllegalArgumentException e) {
            throw new CommandException(String.valueOf(e.getMessage()), "");
        }
    }

    /** Returns what was typed to agree; empty when it was not agreed to. */
    private Optional<String> typed(FixReview review) throws CommandException {
        String wanted = review.typedName() ? review.application() : "yes";
        if (review.typedName() ? wanted.equals(confirm) : yes) {
            return Optional.of(wanted);
        }
        output().say("Type '" + wanted + "' to fix " + review.fix().key() + " now:");
        try {
            String answer = answers.readLine();
            if (answer == null) {
                throw new CommandException(
                        "nobody is there to agree to the fix",
                        review.typedName()
                                ? "Agree beforehand with --confirm " + wanted + "."
                                : "Agree beforehand with --yes.");
            }
            return answer.strip().equals(wanted) ? Optional.of(wanted) : Optional.empty();
        } catch (IOException e) {
            throw new CommandException("the answer could not be read: " + e.getMessage(), "");
        }
    }
}
