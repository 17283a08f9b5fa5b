package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.stream.Stream;

/** What became of a plan that was applied, as text and as JSON. Pure. */
final class SyncReport {
    private SyncReport() {}

    /**
     * Returns what became of a plan.
     *
     * @param told whether whoever reads it has read of each step as it ended
     */
    static List<String> text(ApplyResult result, boolean told) {
        return Stream.concat(
                        result.results().stream()
                                .filter(one -> !told || isUndone(one))
                                .map(SyncReport::line),
                        Stream.of("  " + summary(result)))
                .toList();
    }

    /** What was planned so and came so needs no second word. */
    private static boolean isUndone(StepResult result) {
        return switch (result) {
            case StepResult.Done _, StepResult.Waived _ -> false;
            case StepResult.Refused refused -> !refused.isHeld();
            case StepResult.Failed _, StepResult.NotAttempted _, StepResult.Unknown _ -> true;
        };
    }

    static String line(StepResult result) {
        return "  %-13s %-9s %s%s"
                .formatted(
                        word(result),
                        result.step().action(),
                        Printable.of(result.step().key().toString()),
                        result.message().isEmpty() ? "" : "  " + Printable.of(result.message()));
    }

    static String word(StepResult result) {
        return switch (result) {
            case StepResult.Done _ -> "done";
            case StepResult.Failed _ -> "failed";
            case StepResult.Refused refused -> refused.isHeld() ? "left alone" : "refused";
            case StepResult.NotAttempted _ -> "not attempted";
            case StepResult.Unknown _ -> "unknown";
            case StepResult.Waived _ -> "left out";
        };
    }

    static String summary(ApplyResult result) {
        Plan plan = result.plan().plan();
        return ("%d done, %d failed, %d refused, %d left alone, %d not attempted, %d unknown,"
                        + " %d left out%s; run %s")
                .formatted(
                        result.count(StepResult.Done.class),
                        result.count(StepResult.Failed.class),
                        result.count(StepResult.Refused.class) - result.held(),
                        result.held(),
                        result.count(StepResult.NotAttempted.class),
                        result.count(StepResult.Unknown.class),
                        result.count(StepResult.Waived.class),
                        plan.problems().isEmpty()
                                ? ""
                                : ", " + PlanReport.leftOut(plan) + " not planned",
                        result.runId());
    }

    static JsonObject json(ApplyResult result) {
        JsonObject.Builder json =
                Output.document("SyncResult")
                        .put("runId", result.runId())
                        .put("application", result.plan().plan().application())
                        .put("cluster", result.plan().plan().cluster())
                        .put("revision", ResourceJson.revision(result.plan().plan().revision()))
                        .put("digest", result.plan().digest())
                        .put("approver", result.plan().approver())
                        .put("started", result.started().toString())
                        .put("ended", result.ended().toString())
                        .put("cancelled", result.cancelled())
                        .put("outcome", result.end().kept().name())
                        .put("allDone", result.allDone());
        result.trouble().ifPresent(trouble -> json.put("trouble", trouble.text()));
        if (!result.plan().plan().problems().isEmpty()) {
            json.put(
                    "problems",
                    ResourceJson.array(result.plan().plan().problems(), ResourceJson::problem));
        }
        if (!result.warnings().isEmpty()) {
            json.put(
                    "warnings",
                    JsonArray.ofStrings(result.warnings().stream().map(Wording::text).toList()));
        }
        json.put("results", ResourceJson.array(result.results(), SyncReport::result));
        return json.build();
    }

    private static JsonObject result(StepResult result) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("action", result.step().action())
                        .put("resource", ResourceJson.key(result.step().key()))
                        .put("outcome", outcome(result))
                        .put("message", result.message());
        switch (result) {
            case StepResult.Done done ->
                    json.put("versionBefore", done.versionBefore())
                            .put("versionAfter", done.versionAfter());
            case StepResult.Failed failed ->
                    json.put("status", failed.status())
                            .put("reason", failed.reason())
                            .put(
                                    "causes",
                                    ResourceJson.array(failed.causes(), ResourceJson::cause));
            case StepResult.Refused refused -> json.put("refusal", refusal(refused.refusal()));
            case StepResult.NotAttempted _, StepResult.Unknown _, StepResult.Waived _ -> {}
        }
        return json.build();
    }

    private static String outcome(StepResult result) {
        return switch (result) {
            case StepResult.NotAttempted _ -> "notAttempted";
            case StepResult.Waived _ -> "leftOut";
            // What the plan held is told by the kind of its refusal.
            case StepResult.Refused _ -> "refused";
            case StepResult.Done _, StepResult.Failed _, StepResult.Unknown _ -> word(result);
        };
    }

    private static JsonObject refusal(StepResult.Refusal refusal) {
        return switch (refusal) {
            case StepResult.Refusal.Stale _ -> JsonObject.of("kind", JsonValue.of("stale"));
            case StepResult.Refusal.Unconfirmed _ ->
                    JsonObject.of("kind", JsonValue.of("unconfirmed"));
            case StepResult.Refusal.Held _ -> JsonObject.of("kind", JsonValue.of("held"));
            case StepResult.Refusal.Conflicting conflicting ->
                    JsonObject.of(
                            "kind",
                            JsonValue.of("conflicting"),
                            "conflicts",
                            ResourceJson.array(conflicting.conflicts(), ResourceJson::conflict));
        };
    }
}
