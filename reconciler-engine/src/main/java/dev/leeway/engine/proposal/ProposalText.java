package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.LineChange;
import dev.leeway.engine.fields.FieldPath;

import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a proposal says to people: the commit's message and the request's text. Names objects,
 * fields and files, never a value; the host shows the difference itself.
 */
final class ProposalText {
    /** The row that says when the lease ends. */
    static final String LEASE_END = "Lease ends";

    /** The row that says what the commit was made on. */
    static final String BASE = "Base";

    private static final int MOST_FIELDS = 30;
    private static final int LONGEST_TITLE = 72;

    private final ProposalDraft draft;
    private final Candidate chosen;
    private final ProposalReason reason;

    ProposalText(ProposalDraft draft, Candidate chosen, ProposalReason reason) {
        this.draft = draft;
        this.chosen = chosen;
        this.reason = reason;
    }

    /** Returns the commit's first line, which is the request's title too. */
    String title() {
        String what =
                switch (reason.kind()) {
                    case BYPASS -> draft.application() + ": keep the emergency fix of " + objects();
                    case ADOPT -> draft.application() + ": adopt " + objects() + " as live";
                    case REVERT ->
                            draft.application() + ": go back to " + firstLine(reason.reason());
                };
        return what.length() > LONGEST_TITLE
                ? what.substring(0, LONGEST_TITLE - 3).stripTrailing() + "..."
                : what;
    }

    private String objects() {
        List<TouchedObject> touched = draft.touched();
        if (touched.isEmpty()) {
            return "the application";
        }
        String first =
                touched.getFirst().object().kind() + " " + touched.getFirst().object().name();
        return touched.size() == 1 ? first : first + " and " + (touched.size() - 1) + " more";
    }

    /** Returns the whole commit message with its trailers. */
    String message() {
        List<String> parts = new ArrayList<>();
        parts.add(title());
        parts.add("");
        parts.add(oneParagraph(reason.reason()));
        parts.add("");
        for (TouchedObject touched : draft.touched()) {
            parts.add(touched.object() + ":");
            fields(touched).forEach(field -> parts.add("  " + field));
        }
        if (!draft.touched().isEmpty()) {
            parts.add("");
        }
        switch (reason.kind()) {
            case BYPASS -> parts.add("Bypass-Id: " + reason.id());
            case ADOPT, REVERT -> parts.add("Proposal-Id: " + reason.id());
        }
        if (!reason.incident().isBlank()) {
            parts.add("Incident: " + firstLine(reason.incident()));
        }
        if (!reason.owner().isBlank()) {
            parts.add("Requested-by: " + firstLine(reason.owner()));
        }
        reason.approvers().forEach(who -> parts.add("Approved-by: " + firstLine(who)));
        return String.join("\n", parts) + "\n";
    }

    /** Returns the request's text, in Markdown. */
    String body() {
        List<String> parts = new ArrayList<>();
        parts.add(quoted(reason.reason()));
        parts.add("");
        parts.add("| | |");
        parts.add("|---|---|");
        parts.add(row("Application", draft.application()));
        if (!reason.incident().isBlank()) {
            parts.add(row("Incident", reason.incident()));
        }
        parts.add(row("Requested by", reason.owner()));
        if (!reason.approvers().isEmpty()) {
            parts.add(row("Approved by", String.join(", ", reason.approvers())));
        }
        parts.add(row(BASE, draft.base().commit()));
        parts.add(row(reason.kind() == ProposalReason.Kind.BYPASS ? "Lease" : "Id", reason.id()));
        reason.leaseEnd().ifPresent(end -> parts.add(row(LEASE_END, end.toString())));
        parts.add("");
        parts.add("## What changes");
        parts.add("");
        for (TouchedObject touched : draft.touched()) {
            parts.add("- " + code(touched.object().toString()));
            fields(touched).forEach(field -> parts.add("  - " + code(field)));
        }
        for (FileChange file : chosen.files()) {
            parts.add("- " + code(file.path()) + ": " + lines(file));
        }
        parts.add("");
        parts.add("## Proof");
        parts.add("");
        parts.addAll(proof());
        parts.add("");
        parts.add(afterwards());
        return String.join("\n", parts) + "\n";
    }

    private List<String> proof() {
        List<String> parts = new ArrayList<>();
        parts.add(
                draft.touched().isEmpty()
                        ? "Rendered from this branch, "
                                + code(draft.application())
                                + " is what it was at that revision."
                        : "Rendered from this branch, every field above has the value that is live,"
                                + " and every other field of "
                                + code(draft.application())
                                + (chosen.more().isEmpty()
                                        ? " is as before."
                                        : " is as before, except what the same edit also changes:"));
        chosen.more().stream().limit(MOST_FIELDS).forEach(one -> parts.add("- " + shown(one)));
        List<Effect> hit = chosen.hit();
        if (!chosen.others().isEmpty() && hit.isEmpty()) {
            parts.add(
                    "The other applications that read this repository stay as they are ("
                            + chosen.others().size()
                            + ").");
        }
        for (Effect effect : hit) {
            parts.add("");
            parts.add("**This also changes " + code(effect.application()) + ":**");
            switch (effect.verdict()) {
                case Effect.Verdict.AsWanted _ -> parts.add("- nothing");
                case Effect.Verdict.Otherwise(List<Mismatch> residue) ->
                        residue.stream()
                                .limit(MOST_FIELDS)
                                .forEach(one -> parts.add("- " + shown(one)));
                case Effect.Verdict.Breaks(var why) ->
                        parts.add("- it breaks: " + plain(why.text()));
                case Effect.Verdict.Unknown(var why) -> parts.add("- " + plain(why.text()));
            }
        }
        return parts;
    }

    private String afterwards() {
        return switch (reason.kind()) {
            case BYPASS ->
                    "Merging this lets Leeway release the lease: once the merged commit is in force"
                            + " and live equals it, the marks on the objects go.";
            case ADOPT -> "Merging this makes Git say what is live already.";
            case REVERT -> "Merging this and syncing brings the application back.";
        };
    }

    private static List<String> fields(TouchedObject touched) {
        List<String> fields =
                new ArrayList<>(
                        touched.fields().stream()
                                .limit(MOST_FIELDS)
                                .map(FieldPath::toString)
                                .toList());
        int more = touched.fields().size() - MOST_FIELDS;
        if (more > 0) {
            fields.add("and " + more + " more");
        }
        return fields;
    }

    private static String lines(FileChange file) {
        if (file.before().isEmpty()) {
            return "new";
        }
        if (file.after().isEmpty()) {
            return "deleted";
        }
        int gone = file.lines().stream().mapToInt(LineChange::oldCount).sum();
        int come = file.lines().stream().mapToInt(LineChange::newCount).sum();
        return "-" + gone + " +" + come + " lines";
    }

    /** Returns a difference in words. */
    static String shown(Mismatch mismatch) {
        return told(mismatch).text();
    }

    /** Returns what is otherwise than it is to be. */
    static Wording told(Mismatch mismatch) {
        return switch (mismatch) {
            case Mismatch.NotAsWanted(var object, var field) ->
                    ProposalPhrase.NOT_LIVE.of(code(object + " " + field));
            case Mismatch.AlsoChanged(var object, var field) ->
                    ProposalPhrase.ALSO_CHANGES.of(code(object + " " + field));
            case Mismatch.Appears(var object) -> ProposalPhrase.APPEARS.of(code(object.toString()));
            case Mismatch.Disappears(var object) ->
                    ProposalPhrase.DISAPPEARS.of(code(object.toString()));
        };
    }

    private static String row(String name, String value) {
        return "| " + name + " | " + plain(value).replace("|", "\\|") + " |";
    }

    /** Returns a request's text with another value in one of its rows. */
    static String withRow(String body, String name, String value) {
        return body.lines()
                .map(line -> line.startsWith("| " + name + " | ") ? row(name, value) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String code(String text) {
        return "`" + text.replace("`", "'").replaceAll("\\s+", " ") + "`";
    }

    /** What people wrote may be Markdown or mention people; it is shown as they wrote it. */
    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** A line that looks like a trailer must not become one. */
    private static String oneParagraph(String text) {
        return Optional.of(text.strip().replaceAll("\\s*\\n\\s*", "\n"))
                .filter(words -> !words.isEmpty())
                .orElse("No reason was given.");
    }
}
