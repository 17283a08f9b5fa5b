package dev.leeway.desktop.command;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan, and what became of it, as text and as JSON. Pure. */
final class PlanReport {
    private static final int SHORT_DIGEST = 12;

    private PlanReport() {}

    static List<String> text(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  (%s, namespace %s)  to %s %s"
                        .formatted(
                                plan.application(),
                                plan.cluster(),
                                plan.namespace(),
                                plan.revision().shortCommit(),
                                Printable.of(plan.revision().subject())));
        List<Step.Prune> deletions = plan.deletions();
        if (!deletions.isEmpty()) {
            lines.add(
                    "  Deletes "
                            + deletions.size()
                            + (deletions.size() == 1 ? " object:" : " objects:"));
            deletions.forEach(step -> lines.add("    - " + Printable.of(step.key().toString())));
        }
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            lines.add(
                    "  %3d %-9s %s%s"
                            .formatted(
                                    number,
                                    step.action(),
                                    Printable.of(step.key().toString()),
                                    detail(step) + (plan.adopts(step) ? "  (adopted)" : "")));
        }
        if (plan.inventory() instanceof InventoryState.Unreadable unreadable) {
            lines.add("  problem   " + Printable.of(unreadable.message()));
        }
        if (!plan.lease().message().isEmpty()) {
            lines.add("  warning   " + Printable.of(plan.lease().message()));
        }
        plan.inventory()
                .holds()
                .forEach(hold -> lines.add("  held      " + Printable.of(hold.sentence())));
        lines.add("  " + summary(plan));
        return lines;
    }

    static String summary(Plan plan) {
        long writes = plan.steps().stream().filter(Step::writes).count();
        if (plan.steps().isEmpty()) {
            if (plan.inventory() instanceof InventoryState.Unreadable) {
                return plan.unchanged().size()
                        + " objects are in sync; it is not known whether Git dropped others.";
            }
            return "Nothing to do: " + plan.unchanged().size() + " objects are in sync.";
        }
        return "%d to send, %d held, %d in sync; plan %s"
                .formatted(writes, plan.holds().size(), plan.unchanged().size(), shortDigest(plan));
    }

    private static String shortDigest(Plan plan) {
        return plan.digest().substring(0, Math.min(SHORT_DIGEST, plan.digest().length()));
    }

    private static String detail(Step step) {
        return switch (step) {
            case Step.Create create -> create.verified() ? "" : "  (cannot be checked yet)";
            case Step.Patch patch ->
                    "  "
                            + patch.changes().size()
                            + (patch.changes().size() == 1 ? " field" : " fields")
                            + (patch.takesOver() ? ", taken from other managers" : "");
            case Step.Migrate migrate ->
                    "  takes in %d fields of %s, of which %d are then removed%s"
                            .formatted(
                                    migrate.migration().gained().size(),
                                    Printable.of(
                                            migrate.migration().from().stream()
                                                    .map(FieldOwner::manager)
                                                    .distinct()
                                                    .collect(Collectors.joining(", "))),
                                    migrate.migration().removed().size(),
                                    migrate.migration().exact() ? "" : " or set to defaults");
            case Step.Recreate recreate ->
                    "  because of "
                            + recreate.immutable().size()
                            + " fields that cannot be changed";
            case Step.Prune _ -> "";
            case Step.Hold hold -> "  " + Printable.of(hold.reason().message());
        };
    }

    static JsonObject json(Plan plan) {
        return Output.document("Plan")
                .put("application", plan.application())
                .put("cluster", plan.cluster())
                .put("namespace", plan.namespace())
                .put("at", plan.at().toString())
                .put("revision", ResourceJson.revision(plan.revision()))
                .put("digest", plan.digest())
                .put("empty", plan.isEmpty())
                .put("deletions", plan.deletions().size())
                .put("inSync", plan.unchanged().size())
                .put(
                        "holds",
                        ResourceJson.array(plan.inventory().holds(), ResourceJson::hold))
                .put("problems", problems(plan))
                .put("lease", lease(plan.lease()))
                .put("steps", ResourceJson.array(plan.steps(), step -> step(plan, step)))
                .build();
    }

    private static JsonObject lease(LeaseOutlook outlook) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put(
                                "state",
                                switch (outlook) {
                                    case LeaseOutlook.Free _ -> "free";
                                    case LeaseOutlook.Held _ -> "held";
                                    case LeaseOutlook.NotPermitted _ -> "notPermitted";
                                    case LeaseOutlook.NotKnown _ -> "notKnown";
                                })
                        .put("message", outlook.message());
        if (outlook instanceof LeaseOutlook.Held held) {
            json.put("holder", held.holder()).put("until", held.until().toString());
        }
        return json.build();
    }

    private static JsonArray problems(Plan plan) {
        return plan.inventory() instanceof InventoryState.Unreadable unreadable
                ? JsonArray.of(JsonObject.of("message", JsonValue.of(unreadable.message())))
                : JsonArray.EMPTY;
    }

    private static JsonObject step(Plan plan, Step step) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("action", step.action())
                        .put("resource", ResourceJson.key(step.key()))
                        .put("wave", step.place().wave());
        switch (step) {
            case Step.Create create ->
                    json.put("verified", create.verified())
                            .put("origin", create.desired().origin().toString());
            case Step.Patch patch ->
                    json.put("basedOn", patch.basedOn())
                            .put("takesOver", patch.takesOver())
                            .put("adopts", plan.adopts(patch))
                            .put(
                                    "fields",
                                    ResourceJson.array(patch.changes(), ResourceJson::change));
            case Step.Migrate migrate -> {
                json.put("basedOn", migrate.basedOn())
                        .put("takesOver", migrate.takesOver())
                        .put(
                                "managers",
                                JsonArray.ofStrings(
                                        migrate.migration().from().stream()
                                                .map(FieldOwner::manager)
                                                .distinct()
                                                .toList()))
                        .put(
                                "gained",
                                JsonArray.ofStrings(
                                        migrate.migration().gained().stream()
                                                .map(FieldPath::toString)
                                                .toList()))
                        .put(
                                "removed",
                                ResourceJson.array(
                                        migrate.migration().removed(), ResourceJson::change))
                        .put("removedExactly", migrate.migration().exact())
                        .put("fields", ResourceJson.array(migrate.changes(), ResourceJson::change));
            }
            case Step.Recreate recreate ->
                    json.put("basedOn", recreate.basedOn())
                            .put(
                                    "immutable",
                                    ResourceJson.array(recreate.immutable(), ResourceJson::cause));
            case Step.Prune prune -> json.put("basedOn", prune.basedOn()).put("uid", prune.uid());
            case Step.Hold hold -> json.put("reason", hold(hold.reason()));
        }
        return json.build();
    }

    private static JsonObject hold(HoldReason reason) {
        JsonObject.Builder json = JsonObject.builder().put("message", reason.message());
        switch (reason) {
            case HoldReason.Undetermined _ -> json.put("kind", "undetermined");
            case HoldReason.Conflicting conflicting ->
                    json.put("kind", "conflicting")
                            .put(
                                    "conflicts",
                                    ResourceJson.array(
                                            conflicting.conflicts(), ResourceJson::conflict));
            case HoldReason.Rejected rejected ->
                    json.put("kind", "rejected")
                            .put(
                                    "causes",
                                    ResourceJson.array(
                                            rejected.rejected().causes(), ResourceJson::cause));
            case HoldReason.NotOurs notOurs ->
                    json.put("kind", "notOurs")
                            .put(
                                    "ownership",
                                    OwnershipReport.json(notOurs.ownership(), Optional.empty()));
            case HoldReason.PruneNotAsked _ -> json.put("kind", "pruneNotAsked");
            case HoldReason.PruneRefused _ -> json.put("kind", "pruneRefused");
            case HoldReason.Held held ->
                    json.put("kind", "held").put("hold", ResourceJson.hold(held.hold()));
        }
        return json.build();
    }

    static String line(StepResult result) {
        return "  %-13s %-9s %s%s"
                .formatted(
                        word(result),
                        result.step().action(),
                        Printable.of(result.step().key().toString()),
                        result instanceof StepResult.Done
                                ? ""
                                : "  " + Printable.of(result.message()));
    }

    static String word(StepResult result) {
        return switch (result) {
            case StepResult.Done _ -> "done";
            case StepResult.Failed _ -> "failed";
            case StepResult.Refused _ -> "refused";
            case StepResult.NotAttempted _ -> "not attempted";
            case StepResult.Unknown _ -> "unknown";
        };
    }

    static String summary(ApplyResult result) {
        return "%d done, %d failed, %d refused, %d not attempted, %d unknown; run %s"
                .formatted(
                        result.count(StepResult.Done.class),
                        result.count(StepResult.Failed.class),
                        result.count(StepResult.Refused.class),
                        result.count(StepResult.NotAttempted.class),
                        result.count(StepResult.Unknown.class),
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
                        .put("allDone", result.allDone());
        result.trouble().ifPresent(trouble -> json.put("trouble", trouble));
        if (!result.warnings().isEmpty()) {
            json.put("warnings", JsonArray.ofStrings(result.warnings()));
        }
        json.put("results", ResourceJson.array(result.results(), PlanReport::result));
        return json.build();
    }

    private static JsonObject result(StepResult result) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("action", result.step().action())
                        .put("resource", ResourceJson.key(result.step().key()))
                        .put(
                                "outcome",
                                result instanceof StepResult.NotAttempted
                                        ? "notAttempted"
                                        : word(result))
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
            case StepResult.NotAttempted _, StepResult.Unknown _ -> {}
        }
        return json.build();
    }

    private static JsonObject refusal(StepResult.Refusal refusal) {
        return switch (refusal) {
            case StepResult.Refusal.Stale _ -> JsonObject.of("kind", JsonValue.of("stale"));
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
