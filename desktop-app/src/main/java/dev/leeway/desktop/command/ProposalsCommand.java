package dev.leeway.desktop.command;

import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code leeway proposals}: what is on its way into Git, and what to do about it. */
@Command(
        name = "proposals",
        description =
                "List what is on its way into Git, send what waits, look for merges: exit 0 nothing"
                        + " is stuck, 1 something is, 2 error.",
        mixinStandardHelpOptions = true)
final class ProposalsCommand extends WorkspaceCommand {
    /** What to do. */
    enum Action {
        /** List them as they were seen last. */
        list,
        /** Send what is due and look for merges. */
        tend,
        /** Show one with the checks of its request. */
        show,
        /** Try one again now. */
        retry,
        /** Give one up. */
        drop,
        /** Print one as a patch file for {@code git am}. */
        patch
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ACTION",
            description = "list (default), tend, show ID, retry ID, drop ID or patch ID")
    Action action = Action.list;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "the proposal")
    String id = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    ProposalsCommand(Sessions sessions, Output output) {
        super(sessions, output);
    }

    @Override
    int run(Session session) throws CommandException, InterruptedException {
        try {
            return run(session.proposals());
        } catch (ProposalException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    private int run(Proposals proposals)
            throws CommandException, ProposalException, InterruptedException {
        return switch (action) {
            case list -> print(proposals.all());
            case tend -> {
                proposals.tend();
                yield print(proposals.all());
            }
            case show -> {
                Proposal one =
                        proposals
                                .find(named())
                                .orElseThrow(
                                        () ->
                                                new CommandException(
                                                        "there is no proposal " + id,
                                                        "'leeway proposals' lists them."));
                List<RequestCheck> checks = proposals.checks(one.id());
                switch (format) {
                    case text -> {
                        output().lines(ProposalReport.text(one));
                        output().lines(ProposalReport.text(checks));
                    }
                    case json -> output().json(ProposalReport.json(one, checks));
                }
                yield ExitCode.OK;
            }
            case retry -> {
                proposals.retry(named());
                yield print(List.of(proposals.watch(named())));
            }
            case drop -> print(List.of(proposals.drop(named(), "dropped by the operator")));
            case patch -> {
                output().data().print(new String(proposals.patch(named()), StandardCharsets.UTF_8));
                output().data().flush();
                yield ExitCode.OK;
            }
        };
    }

    private String named() throws CommandException {
        if (id.isEmpty()) {
            throw new CommandException(
                    "which proposal to " + action + "?", "'leeway proposals' lists their ids.");
        }
        return id;
    }

    private int print(List<Proposal> proposals) {
        switch (format) {
            case text -> proposals.forEach(one -> output().lines(ProposalReport.text(one)));
            case json -> output().json(ProposalReport.json(proposals));
        }
        boolean stuck =
                proposals.stream().anyMatch(one -> one.stage() instanceof Proposal.Stage.Stuck);
        return stuck ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
