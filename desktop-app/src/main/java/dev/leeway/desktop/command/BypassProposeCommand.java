package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.wording.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code leeway bypass propose}: takes a fix to Git, by an edit found or one made by hand. */
@Command(
        name = "propose",
        description =
                "Edit the source so that it says what is live, and propose that: exit 0 proposed, 1"
                        + " no edit proves, 2 error.",
        mixinStandardHelpOptions = true)
final class BypassProposeCommand extends BypassLeaseCommand {
    @Mixin EditedFiles edited = new EditedFiles();

    @Option(
            names = "--candidate",
            paramLabel = "NUMBER",
            description = "which of the edits shown; needed for one that changes others too")
    int candidate;

    @Option(names = "--preview", description = "show the edits and their proof, propose nothing")
    boolean preview;

    private boolean proved = true;

    BypassProposeCommand(Sessions sessions, Output output, String operator) {
        super(sessions, output, operator);
    }

    @Override
    Tended act(Session session) throws BypassException, CommandException, InterruptedException {
        if (edited.none() && candidate == 0 && !preview) {
            return new Tended(session.bypasses().propose(id), Wording.none());
        }
        try {
            ProposalDraft draft = edited.judged(session.proposals(), session.bypasses().draft(id));
            ProposalReport.text(draft).forEach(output()::say);
            Candidate chosen = chosen(draft);
            proved = chosen.isComplete() || (candidate > 0 && chosen.needsConsent());
            if (preview || !proved) {
                return new Tended(
                        session.bypasses().show(id),
                        Wording.quoted(proved ? "a word to propose it" : "an edit that proves"));
            }
            return new Tended(session.bypasses().propose(id, draft, chosen), Wording.none());
        } catch (ProposalException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    private Candidate chosen(ProposalDraft draft) throws CommandException {
        if (candidate == 0) {
            return draft.complete().orElse(draft.candidates().getFirst());
        }
        if (candidate < 1 || candidate > draft.candidates().size()) {
            throw new CommandException(
                    "there is no edit " + candidate,
                    "Choose from 1 to " + draft.candidates().size() + ".");
        }
        return draft.candidates().get(candidate - 1);
    }

    @Override
    int exit(Tended tended) {
        return proved ? super.exit(tended) : ExitCode.FINDINGS;
    }
}
