package dev.leeway.desktop.command;

import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.Proposals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Files of the source that an operator finished by hand, to be proved in place of found edits. */
final class EditedFiles {
    private static final long LARGEST = 10L * 1024 * 1024;

    @Option(
            names = "--edit",
            paramLabel = "FILE=PATH",
            description =
                    "a file of the repository and where its text lies that you edited by hand; may"
                            + " be repeated; it is proved like every other edit")
    List<String> edits = new ArrayList<>();

    boolean none() {
        return edits.isEmpty();
    }

    /**
     * Returns the draft with the files' proof in place of the edits that were found; the draft as
     * it is when there are no files.
     */
    ProposalDraft judged(Proposals proposals, ProposalDraft draft)
            throws CommandException, ProposalException, InterruptedException {
        if (none()) {
            return draft;
        }
        List<FileChange> files = new ArrayList<>();
        for (String edit : edits) {
            files.add(change(proposals, draft, edit));
        }
        Candidate judged = proposals.prove(draft, files);
        return new ProposalDraft(
                draft.application(),
                draft.repository(),
                draft.base(),
                draft.target(),
                draft.touched(),
                List.of(judged));
    }

    private static FileChange change(Proposals proposals, ProposalDraft draft, String edit)
            throws CommandException, ProposalException, InterruptedException {
        int equals = edit.indexOf('=');
        if (equals < 1 || equals == edit.length() - 1) {
            throw new CommandException(
                    "'" + edit + "' is not FILE=PATH",
                    "Name the file in the repository, '=', and the file that you edited.");
        }
        String file = edit.substring(0, equals);
        try {
            Path from = Path.of(edit.substring(equals + 1));
            if (Files.size(from) > LARGEST) {
                throw new CommandException(
                        from + " is larger than 10 MiB", "Manifests are smaller; check the path.");
            }
            return FileChange.of(
                    file, proposals.read(draft, file), Optional.of(Files.readAllBytes(from)));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    "the edited text of " + file + " could not be read: " + e.getMessage(),
                    "Check the path behind '='.");
        }
    }
}
