package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.DraftRequest;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.proposal.TouchedObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.run.RunException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code leeway adopt}: turns live differences into a proved pull request, after asking. */
@Command(
        name = "adopt",
        description =
                "Bring live differences into Git by a pull request: exit 0 proposed or already in"
                        + " Git, 1 no edit proves or nothing was proposed, 2 error.",
        mixinStandardHelpOptions = true)
final class AdoptCommand extends WorkspaceCommand {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NAME = 40;

    private final Approval approval;
    private final String operator;

    @Parameters(paramLabel = "APP", description = "the application")
    String application = "";

    @Option(
            names = "--resource",
            required = true,
            paramLabel = "GROUP/KIND/NAMESPACE/NAME",
            description =
                    "the object whose live values go into Git; may be repeated (empty group for"
                            + " core kinds, as in /ConfigMap/shop/settings)")
    List<String> resources = new ArrayList<>();

    @Option(
            names = "--field",
            paramLabel = "PATH",
            description =
                    "only this field, as 'compare' names it or as a JSON pointer; may be repeated"
                            + " (default: every difference)")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "why, for the commit and the request")
    String reason = "";

    @Option(names = "--incident", paramLabel = "REF", description = "the incident's reference")
    String incident = "";

    @Option(
            names = "--candidate",
            paramLabel = "NUMBER",
            description = "which of the edits shown; needed for one that changes others too")
    int candidate;

    @Mixin EditedFiles edited = new EditedFiles();

    @Option(names = "--preview", description = "show the edits and their proof, propose nothing")
    boolean preview;

    @Option(names = "--yes", description = "do not ask")
    boolean yes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "text or json")
    OutputFormat format = OutputFormat.text;

    AdoptCommand(Sessions sessions, Output output, BufferedReader answers, String operator) {
        super(sessions, output);
        this.approval = new Approval(output, answers);
        this.operator = operator;
    }

    @Override
    int run(Session session) throws RunException, CommandException, InterruptedException {
        Comparison comparison = compared(session, application);
        try {
            ProposalDraft draft =
                    edited.judged(
                            session.proposals(),
                            session.proposals()
                                    .draft(DraftRequest.of(application, touched(comparison))));
            ProposalReport.text(draft).forEach(this::show);
            Optional<Proposal> proposal = propose(session, draft);
            switch (format) {
                case text -> proposal.ifPresent(one -> output().lines(ProposalReport.text(one)));
                case json -> output().json(ProposalReport.json(draft, proposal));
            }
            boolean done = proposal.isPresent() || draft.isInGitAlready();
            boolean shown = preview && draft.complete().isPresent();
            return done || shown ? ExitCode.OK : ExitCode.FINDINGS;
        } catch (ProposalException e) {
            throw new CommandException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    /** What is asked about goes where the question goes; a preview is data. */
    private void show(String line) {
        if (format == OutputFormat.text && preview) {
            output().lines(List.of(line));
        } else {
            output().say(line);
        }
    }

    private List<TouchedObject> touched(Comparison comparison) throws CommandException {
        List<TouchedObject> touched = new ArrayList<>();
        Set<String> unused = new HashSet<>(fields);
        for (String resource : resources) {
            ResourceComparison verdict = object(comparison, resource);
            Manifest live =
                    verdict.liveManifest()
                            .orElseThrow(
                                    () ->
                                            new CommandException(
                                                    verdict.key() + " is not in the cluster",
                                                    "Only what is live can be adopted."));
            List<FieldPath> chosen = new ArrayList<>();
            for (FieldChange change : verdict.changes()) {
                if (fields.isEmpty() || isNamed(change, unused)) {
                    chosen.add(change.path());
                }
            }
            // What somebody added is no difference, so it goes into Git only where it is named.
            for (FieldChange addition : verdict.additions()) {
                if (isNamed(addition, unused)) {
                    chosen.add(addition.path());
                }
            }
            if (!chosen.isEmpty()) {
                touched.add(new TouchedObject(verdict.key(), chosen, live.root()));
            }
        }
        if (!unused.isEmpty()) {
            throw new CommandException(
                    "no difference and no addition is at " + String.join(", ", unused),
                    "'leeway compare " + application + "' lists them.");
        }
        if (touched.isEmpty()) {
            throw new CommandException(
                    "the objects do not differ from Git", "There is nothing to adopt.");
        }
        return touched;
    }

    private boolean isNamed(FieldChange change, Set<String> unused) {
        String path = change.path().toString();
        unused.remove(path);
        unused.remove(change.pointer());
        return fields.contains(path) || fields.contains(change.pointer());
    }

    private Optional<Proposal> propose(Session session, ProposalDraft draft)
            throws CommandException, ProposalException, InterruptedException {
        if (draft.isInGitAlready()) {
            output().say("Git says so already.");
            return Optional.empty();
        }
        Optional<Candidate> chosen = chosen(draft);
        if (chosen.isEmpty() && !preview) {
            boolean consent = draft.candidates().stream().anyMatch(Candidate::needsConsent);
            output().error(
                            consent
                                    ? "every edit that proves needs your consent"
                                    : "no edit proves, so nothing is proposed",
                            consent
                                    ? "Choose one with --candidate."
                                    : "Edit the files by hand and name them with --edit.");
        }
        if (chosen.isEmpty() || preview || !approved(draft)) {
            return Optional.empty();
        }
        Instant now = Instant.now();
        String name = application.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String id =
                name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-" + STAMP.format(now);
        Proposal made =
                session.proposals()
                        .submit(
                                draft,
                                chosen.get(),
                                new ProposalReason(
                                        ProposalReason.Kind.ADOPT,
                                        id,
                                        reason,
                                        incident,
                                        operator,
                                        List.of(),
                                        Optional.empty()));
        return Optional.of(session.proposals().deliver(made.id()));
    }

    private Optional<Candidate> chosen(ProposalDraft draft) throws CommandException {
        if (candidate == 0) {
            return draft.complete();
        }
        if (candidate < 1 || candidate > draft.candidates().size()) {
            throw new CommandException(
                    "there is no edit " + candidate,
                    "Choose from 1 to " + draft.candidates().size() + ".");
        }
        Candidate one = draft.candidates().get(candidate - 1);
        return one.isComplete() || one.needsConsent() ? Optional.of(one) : Optional.empty();
    }

    private boolean approved(ProposalDraft draft) throws CommandException {
        boolean given =
                yes
                        || approval.given(
                                "yes",
                                "propose this to "
                                        + draft.repository()
                                        + ", branch "
                                        + draft.target());
        if (!given) {
            output().say("Nothing was proposed.");
        }
        return given;
    }
}
