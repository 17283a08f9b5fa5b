package dev.leeway.desktop.command;

import dev.leeway.engine.compare.FieldOrigin;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.compare.OriginVerdict;
import dev.leeway.engine.compare.SuggestedRule;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.explain.FieldExplanation;
import dev.leeway.engine.explain.SourceLine;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The explanation of one object's differences as text and as JSON. Pure. */
final class ExplanationReport {
    private static final int SHORT_COMMIT = 7;

    private ExplanationReport() {}

    /** Returns the explanation as lines for people. */
    static List<String> text(Explanation explanation, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add("  why " + Printable.of(explanation.key().toString()) + " differs:");
        for (FieldExplanation field : explanation.fields()) {
            OriginVerdict origin = field.origin();
            lines.add("      " + Printable.of(field.change().path().toString()));
            lines.add(
                    "          cluster: "
                            + (origin.guess() ? "likely " : "")
                            + words(origin.origin(), now)
                            + ". "
                            + Printable.of(origin.because()));
            lines.add("          Git: " + Printable.of(words(field.source(), now)));
        }
        for (SuggestedRule suggestion : explanation.suggestions()) {
            lines.add(
                    "      rule to consider: ignore "
                            + Printable.of(String.join(", ", suggestion.rule().jsonPointers()))
                            + ". "
                            + Printable.of(suggestion.reason()));
        }
        for (Wording limit : explanation.limits()) {
            lines.add("      not looked at: " + Printable.of(limit.text()));
        }
        return lines;
    }

    private static String words(FieldOrigin origin, Instant now) {
        return switch (origin) {
            case FieldOrigin.HandEdit edit -> "changed by hand, with " + owner(edit.by(), now);
            case FieldOrigin.ControllerField field ->
                    "held by a program, " + owner(field.by(), now);
            case FieldOrigin.MutatingWebhook _ -> "admission";
            case FieldOrigin.ServerDefault _ -> "a default of the server";
            case FieldOrigin.StaleSync stale ->
                    "still as of the older revision " + stale.revision().shortCommit();
            case FieldOrigin.GitMovedOn moved ->
                    "as synced last, from "
                            + moved.lastSynced().shortCommit()
                            + "; Git has moved on since";
            case FieldOrigin.NotKnown _ -> "not known";
        };
    }

    private static String owner(FieldOwner owner, Instant now) {
        return Printable.of(owner.manager())
                + owner.time().map(time -> ", " + Ages.between(time, now) + " ago").orElse("");
    }

    private static String words(SourceLine line, Instant now) {
        return switch (line) {
            case SourceLine.Blamed blamed ->
                    (blamed.guess() ? "likely " : "")
                            + blamed.file()
                            + ":"
                            + blamed.line()
                            + ", by "
                            + blamed.commit().author()
                            + " in "
                            + shortId(blamed.commit())
                            + ", "
                            + Ages.between(blamed.commit().authoredAt(), now)
                            + " ago ("
                            + blamed.commit().subject()
                            + "). "
                            + blamed.because();
            case SourceLine.Unblamed unblamed ->
                    (unblamed.guess() ? "likely " : "")
                            + unblamed.file()
                            + ":"
                            + unblamed.line()
                            + ". "
                            + unblamed.because();
            case SourceLine.Dropped dropped ->
                    "not asked for since "
                            + dropped.since().shortCommit()
                            + " by "
                            + dropped.since().author()
                            + ". "
                            + dropped.because();
            case SourceLine.NotKnown notKnown -> "not known. " + notKnown.because();
        };
    }

    private static String shortId(Commit commit) {
        return commit.id().substring(0, Math.min(SHORT_COMMIT, commit.id().length()));
    }

    /** Returns the fields' explanations. */
    static JsonArray json(Explanation explanation) {
        return ResourceJson.array(explanation.fields(), ExplanationReport::field);
    }

    /** Returns the rules that are offered. */
    static JsonArray suggestions(Explanation explanation) {
        return ResourceJson.array(
                explanation.suggestions(),
                suggestion ->
                        JsonObject.builder()
                                .put(
                                        "jsonPointers",
                                        JsonArray.ofStrings(suggestion.rule().jsonPointers()))
                                .put("reason", suggestion.reason())
                                .build());
    }

    private static JsonObject field(FieldExplanation field) {
        OriginVerdict verdict = field.origin();
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("path", field.change().path().toString())
                        .put("guess", verdict.guess())
                        .put("because", verdict.because());
        switch (verdict.origin()) {
            case FieldOrigin.HandEdit edit ->
                    json.put("origin", "handEdit").put("manager", edit.by().manager());
            case FieldOrigin.ControllerField program ->
                    json.put("origin", "controller").put("manager", program.by().manager());
            case FieldOrigin.MutatingWebhook _ -> json.put("origin", "mutatingWebhook");
            case FieldOrigin.ServerDefault _ -> json.put("origin", "serverDefault");
            case FieldOrigin.StaleSync stale ->
                    json.put("origin", "staleSync")
                            .put("revision", ResourceJson.revision(stale.revision()));
            case FieldOrigin.GitMovedOn moved ->
                    json.put("origin", "gitMovedOn")
                            .put("revision", ResourceJson.revision(moved.lastSynced()));
            case FieldOrigin.NotKnown _ -> json.put("origin", "notKnown");
        }
        return json.put("source", source(field.source())).build();
    }

    private static JsonObject source(SourceLine line) {
        JsonObject.Builder json = JsonObject.builder().put("because", line.because());
        switch (line) {
            case SourceLine.Blamed blamed ->
                    json.put("known", true)
                            .put("guess", blamed.guess())
                            .put("file", blamed.file())
                            .put("line", blamed.line())
                            .put("commit", blamed.commit().id())
                            .put("author", blamed.commit().author())
                            .put("authoredAt", blamed.commit().authoredAt().toString())
                            .put("subject", blamed.commit().subject());
            case SourceLine.Unblamed unblamed ->
                    json.put("known", true)
                            .put("guess", unblamed.guess())
                            .put("file", unblamed.file())
                            .put("line", unblamed.line());
            case SourceLine.Dropped dropped ->
                    json.put("known", true)
                            .put("guess", false)
                            .put("commit", dropped.since().commit())
                            .put("author", dropped.since().author())
                            .put("authoredAt", dropped.since().authoredAt().toString())
                            .put("subject", dropped.since().subject());
            case SourceLine.NotKnown _ -> json.put("known", false);
        }
        return json.build();
    }
}
