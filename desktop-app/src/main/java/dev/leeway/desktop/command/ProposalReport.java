package dev.leeway.desktop.command;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.LineChange;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.Proposal.RequestRef;
import dev.leeway.engine.proposal.Proposal.Stage;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;
import dev.leeway.engine.proposal.TouchedObject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drafts and proposals as text and as JSON. */
final class ProposalReport {
    private static final int MOST_RESIDUE = 20;

    private ProposalReport() {}

    /** Returns a draft: each way with its files and its proof. */
    static List<String> text(ProposalDraft draft) {
        List<String> lines = new ArrayList<>();
        lines.add(
                Printable.of(draft.application())
                        + ": "
                        + Printable.of(draft.repository())
                        + " at "
                        + draft.base().shortCommit()
                        + ", into "
                        + Printable.of(draft.target()));
        for (TouchedObject touched : draft.touched()) {
            lines.add("  " + Printable.of(touched.object().toString()));
            touched.fields().forEach(field -> lines.add("    " + Printable.of(field.toString())));
        }
        int number = 1;
        for (Candidate candidate : draft.candidates()) {
            lines.add("");
            lines.add(number++ + "  " + verdict(candidate));
            candidate.notes().forEach(note -> lines.add("   " + Printable.of(note.text())));
            candidate.files().forEach(file -> change(file, lines));
            candidate.own().residue().stream()
                    .limit(MOST_RESIDUE)
                    .forEach(one -> lines.add("   ! " + Printable.of(words(one))));
            candidate.others().forEach(effect -> other(effect, lines));
        }
        return lines;
    }

    private static String verdict(Candidate candidate) {
        if (candidate.files().isEmpty() && candidate.own().isProved()) {
            return "Git says so already";
        }
        if (candidate.isComplete()) {
            return "proved";
        }
        if (!candidate.needsConsent()) {
            return "not proved";
        }
        if (!candidate.more().isEmpty()) {
            return "proved but for what else of the application it changes";
        }
        return candidate.hit().isEmpty()
                ? "proved; it splits a text that a YAML anchor shares"
                : "proved, and it changes others too";
    }

    private static void change(FileChange file, List<String> lines) {
        String how = file.before().isEmpty() ? " (new)" : file.after().isEmpty() ? " (gone)" : "";
        lines.add("   " + Printable.of(file.path()) + how);
        List<String> before = split(file.before());
        List<String> after = split(file.after());
        for (LineChange change : file.lines()) {
            for (int i = 0; i < change.oldCount(); i++) {
                lines.add("     - " + line(before, change.oldLine() - 1 + i));
            }
            for (int i = 0; i < change.newCount(); i++) {
                lines.add("     + " + line(after, change.newLine() - 1 + i));
            }
        }
    }

    private static List<String> split(Optional<byte[]> bytes) {
        return new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8).lines().toList();
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? Printable.of(lines.get(at)) : "";
    }

    private static void other(Effect effect, List<String> lines) {
        String name = Printable.of(effect.application());
        switch (effect.verdict()) {
            case Effect.Verdict.AsWanted _ -> lines.add("   " + name + " stays as it is");
            case Effect.Verdict.Otherwise(List<Mismatch> residue) -> {
                lines.add("   " + name + " changes:");
                residue.stream()
                        .limit(MOST_RESIDUE)
                        .forEach(one -> lines.add("     " + Printable.of(words(one))));
            }
            case Effect.Verdict.Breaks(var why) ->
                    lines.add("   " + name + " breaks: " + Printable.of(why.text()));
            case Effect.Verdict.Unknown(var why) ->
                    lines.add("   " + name + " is not known: " + Printable.of(why.text()));
        }
    }

    private static String words(Mismatch mismatch) {
        return switch (mismatch) {
            case Mismatch.NotAsWanted(var object, var field) ->
                    object + " " + field + " does not get its live value";
            case Mismatch.AlsoChanged(var object, var field) -> object + " " + field + " changes";
            case Mismatch.Appears(var object) -> object + " appears";
            case Mismatch.Disappears(var object) -> object + " is not rendered";
        };
    }

    /** Returns a proposal in a line or two. */
    static List<String> text(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%-24s %-10s %s  %s"
                        .formatted(
                                Printable.of(proposal.id()),
                                name(proposal.stage()),
                                Printable.of(proposal.application()),
                                Printable.of(proposal.title())));
        detail(proposal.stage()).ifPresent(text -> lines.add("  " + Printable.of(text)));
        if (!proposal.delivery().lastError().isEmpty()) {
            lines.add("  " + Printable.of(proposal.delivery().lastError().text()));
            lines.add(
                    "  tried "
                            + proposal.delivery().attempts()
                            + " times, next at "
                            + proposal.delivery().nextTry());
        }
        return lines;
    }

    private static String landing(Landing landing) {
        return switch (landing) {
            case AS_PROPOSED -> "asProposed";
            case OTHERWISE -> "otherwise";
            case MOVED_ON -> "movedOn";
        };
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _ -> "waiting";
            case Stage.Pushed _ -> "pushed";
            case Stage.BranchOnly _ -> "branch";
            case Stage.Open _ -> "open";
            case Stage.Merged _ -> "merged";
            case Stage.Closed _ -> "closed";
            case Stage.Stuck _ -> "stuck";
            case Stage.Dropped _ -> "dropped";
        };
    }

    private static Optional<String> detail(Stage stage) {
        return switch (stage) {
            case Stage.Waiting _, Stage.Pushed _ -> Optional.empty();
            case Stage.BranchOnly(String link) ->
                    link.isEmpty() ? Optional.empty() : Optional.of("propose it at " + link);
            case Stage.Open(RequestRef request) -> Optional.of(request.url());
            case Stage.Closed(RequestRef request) -> Optional.of(request.url());
            case Stage.Merged merged ->
                    Optional.of(
                            switch (merged.landing()) {
                                case AS_PROPOSED -> "merged as " + merged.mergeCommit();
                                case OTHERWISE ->
                                        "merged as " + merged.mergeCommit() + ", with other values";
                                case MOVED_ON ->
                                        "the target has other values as of "
                                                + merged.mergeCommit()
                                                + ", merged otherwise or changed by somebody else";
                            });
            case Stage.Stuck(var why, var next) -> Optional.of(why.text() + " " + next.text());
            case Stage.Dropped(String why) -> Optional.of(why);
        };
    }

    /** Returns a draft as a document, with what was handed in, if anything. */
    static JsonObject json(ProposalDraft draft, Optional<Proposal> proposal) {
        List<JsonValue> ways = new ArrayList<>();
        draft.candidates().forEach(one -> ways.add(json(one)));
        JsonObject.Builder json =
                Output.document("ProposalDraft")
                        .put("application", draft.application())
                        .put("repository", draft.repository())
                        .put("base", ResourceJson.revision(draft.base()))
                        .put("target", draft.target())
                        .put("touched", ResourceJson.array(draft.touched(), ProposalReport::json))
                        .put("candidates", new JsonArray(ways));
        proposal.ifPresent(made -> json.put("proposal", json(made)));
        return json.build();
    }

    private static JsonObject json(TouchedObject touched) {
        return JsonObject.builder()
                .put("resource", ResourceJson.key(touched.object()))
                .put(
                        "fields",
                        JsonArray.ofStrings(
                                touched.fields().stream().map(Object::toString).toList()))
                .build();
    }

    private static JsonObject json(Candidate candidate) {
        return JsonObject.builder()
                .put("way", camel(candidate.way().name()))
                .put("complete", JsonValue.of(candidate.isComplete()))
                .put("needsConsent", JsonValue.of(candidate.needsConsent()))
                .put(
                        "notes",
                        JsonArray.ofStrings(candidate.notes().stream().map(Wording::text).toList()))
                .put("files", ResourceJson.array(candidate.files(), ProposalReport::json))
                .put("own", json(candidate.own()))
                .put("others", ResourceJson.array(candidate.others(), ProposalReport::json))
                .build();
    }

    private static JsonObject json(FileChange file) {
        return JsonObject.builder()
                .put("path", file.path())
                .put("lines", ResourceJson.array(file.lines(), ProposalReport::json))
                .build();
    }

    private static JsonObject json(LineChange change) {
        return JsonObject.builder()
                .put("oldLine", JsonValue.of(change.oldLine()))
                .put("oldCount", JsonValue.of(change.oldCount()))
                .put("newLine", JsonValue.of(change.newLine()))
                .put("newCount", JsonValue.of(change.newCount()))
                .build();
    }

    private static JsonObject json(Effect effect) {
        JsonObject.Builder json = JsonObject.builder().put("application", effect.application());
        switch (effect.verdict()) {
            case Effect.Verdict.AsWanted _ -> json.put("verdict", "asWanted");
            case Effect.Verdict.Otherwise(List<Mismatch> residue) ->
                    json.put("verdict", "otherwise")
                            .put("residue", ResourceJson.array(residue, ProposalReport::json));
            case Effect.Verdict.Breaks(var why) ->
                    json.put("verdict", "breaks").put("reason", why.text());
            case Effect.Verdict.Unknown(var why) ->
                    json.put("verdict", "unknown").put("reason", why.text());
        }
        return json.build();
    }

    private static JsonObject json(Mismatch mismatch) {
        JsonObject.Builder json =
                JsonObject.builder().put("resource", ResourceJson.key(mismatch.object()));
        switch (mismatch) {
            case Mismatch.NotAsWanted one ->
                    json.put("what", "notAsWanted").put("field", one.field().toString());
            case Mismatch.AlsoChanged one ->
                    json.put("what", "alsoChanged").put("field", one.field().toString());
            case Mismatch.Appears _ -> json.put("what", "appears");
            case Mismatch.Disappears _ -> json.put("what", "disappears");
        }
        return json.build();
    }

    /** Returns a proposal without the head of a document. */
    static JsonObject json(Proposal proposal) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("id", proposal.id())
                        .put("kind", camel(proposal.kind().name()))
                        .put("application", proposal.application())
                        .put("repository", proposal.repository())
                        .put("target", proposal.target())
                        .put("branch", proposal.branch())
                        .put("base", proposal.base())
                        .put("commit", proposal.commit())
                        .put("title", proposal.title())
                        .put("files", JsonArray.ofStrings(proposal.files()))
                        .put("madeAt", proposal.madeAt().toString())
                        .put("stage", name(proposal.stage()));
        proposal.request()
                .ifPresent(
                        request -> json.put("number", request.number()).put("url", request.url()));
        switch (proposal.stage()) {
            case Stage.BranchOnly(String link) -> json.put("compareLink", link);
            case Stage.Merged merged ->
                    json.put("mergeCommit", merged.mergeCommit())
                            .put("asProposed", JsonValue.of(merged.asProposed()))
                            .put("landing", landing(merged.landing()));
            case Stage.Stuck(var why, var next) ->
                    json.put("why", why.text()).put("nextStep", next.text());
            case Stage.Dropped(String why) -> json.put("why", why);
            case Stage.Waiting _, Stage.Pushed _, Stage.Open _, Stage.Closed _ -> {
                // The stage's name says it all.
            }
        }
        return json.put("attempts", JsonValue.of(proposal.delivery().attempts()))
                .put("nextTry", proposal.delivery().nextTry().toString())
                .put("lastError", proposal.delivery().lastError().text())
                .build();
    }

    private static String camel(String name) {
        StringBuilder text = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            text.append(
                    text.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return text.toString();
    }

    /** Returns the checks of a request, one a line. */
    static List<String> text(Collection<RequestCheck> checks) {
        return checks.stream()
                .map(
                        check ->
                                "  %-8s %s  %s"
                                        .formatted(
                                                check.state().name().toLowerCase(Locale.ROOT),
                                                Printable.of(check.name()),
                                                Printable.of(check.url())))
                .toList();
    }

    /** Returns one proposal as a document, with the checks of its request. */
    static JsonObject json(Proposal proposal, List<RequestCheck> checks) {
        JsonArray all =
                ResourceJson.array(
                        checks,
                        check ->
                                JsonObject.builder()
                                        .put("name", check.name())
                                        .put("state", check.state().name().toLowerCase(Locale.ROOT))
                                        .put("url", check.url())
                                        .build());
        return Output.document("ProposalList")
                .put("items", JsonArray.of(json(proposal).with("checks", all)))
                .build();
    }

    /** Returns all proposals as a document. */
    static JsonObject json(List<Proposal> proposals) {
        return Output.document("ProposalList")
                .put("items", ResourceJson.array(proposals, ProposalReport::json))
                .build();
    }
}
