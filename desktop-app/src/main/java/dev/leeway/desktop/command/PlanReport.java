package dev.leeway.desktop.command;

import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.desired.HookMarks;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.live.LeaseOutlook;
import dev.leeway.engine.plan.Cascade;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PruneGuard;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A plan as text and as JSON; what became of it is told by {@link SyncReport}. Pure. */
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
        for (PruneGuard guard : plan.guards()) {
            lines.add("  confirm   " + Printable.of(guard.message()));
        }
        addSteps(plan, lines);
        if (!plan.lease().message().isEmpty()) {
            lines.add("  warning   " + Printable.of(plan.lease().message()));
        }
        plan.inventory()
                .holds()
                .forEach(hold -> lines.add("  held      " + Printable.of(hold.sentence())));
        plan.problems().forEach(one -> lines.add("  problem   " + Printable.of(one.message())));
        plan.notes().forEach(note -> lines.add("  note      " + Printable.of(note.text())));
        if (plan.inventory() instanceof InventoryState.Unreadable unreadable) {
            lines.add("  problem   " + Printable.of(unreadable.message()));
        }
        lines.add("  " + summary(plan));
        return lines;
    }

    /** Names the stage and wave wherever they change, if there is more than one. */
    private static void addSteps(Plan plan, List<String> lines) {
        long waves = plan.steps().stream().map(PlanReport::wave).distinct().count();
        String last = "";
        int number = 0;
        for (Step step : plan.steps()) {
            number++;
            String wave = wave(step);
            if (waves > 1 && !wave.equals(last)) {
                lines.add("  " + wave);
                last = wave;
            }
            lines.add(
                    "  %3d %-9s %s%s"
                            .formatted(
                                    number,
                                    step.action(),
                                    Printable.of(step.key().toString()),
                                    detail(step) + (plan.adopts(step) ? "  (adopted)" : "")));
            if (step instanceof Step.Migrate migrate) {
                migrate.migration().removed().forEach(field -> lines.add(removed(field)));
            }
        }
    }

    private static String removed(FieldChange field) {
        return "                  removes %s: %s"
                .formatted(
                        Printable.of(field.path().toString()),
                        ComparisonReport.value(field.live()));
    }

    private static String wave(Step step) {
        return step.place().stage().word() + ", wave " + step.place().wave();
    }

    static String summary(Plan plan) {
        long writes = plan.steps().stream().filter(Step::writes).count();
        if (plan.steps().isEmpty()) {
            if (plan.inventory() instanceof InventoryState.Unreadable) {
                return plan.unchanged().size()
                        + " objects are in sync; it is not known whether Git dropped others.";
            }
            return plan.problems().isEmpty()
                    ? "Nothing to do: " + plan.unchanged().size() + " objects are in sync."
                    : plan.unchanged().size()
                            + " objects are in sync; "
                            + leftOut(plan)
                            + " could not be planned.";
        }
        return "%d to send, %d held, %d in sync%s; plan %s"
                .formatted(
                        writes,
                        plan.holds().size(),
                        plan.unchanged().size(),
                        plan.problems().isEmpty() ? "" : ", " + leftOut(plan) + " not planned",
                        shortDigest(plan));
    }

    /** Counts the documents that no step stands for. */
    static String leftOut(Plan plan) {
        int count = plan.problems().size();
        return count + (count == 1 ? " document" : " documents");
    }

    private static String shortDigest(Plan plan) {
        return plan.digest().substring(0, Math.min(SHORT_DIGEST, plan.digest().length()));
    }

    private static String fields(int count) {
        return count + (count == 1 ? " field" : " fields");
    }

    private static String detail(Step step) {
        return switch (step) {
            case Step.Create create -> create.verified() ? "" : "  (cannot be checked yet)";
            case Step.Patch patch ->
                    "  "
                            + (patch.onlyMarks()
                                    ? "nothing but Leeway's mark"
                                    : fields(patch.changes().size()))
                            + (patch.takesOver() ? ", taken from other managers" : "");
            case Step.Migrate migrate ->
                    "  takes in %s of %s, of which %d %s then removed%s"
                            .formatted(
                                    fields(migrate.migration().gained().size()),
                                    Printable.of(
                                            migrate.migration().from().stream()
                                                    .map(FieldOwner::manager)
                                                    .distinct()
                                                    .collect(Collectors.joining(", "))),
                                    migrate.migration().removed().size(),
                                    migrate.migration().removed().size() == 1 ? "is" : "are",
                                    migrate.migration().exact() ? "" : " or set to defaults");
            case Step.Recreate recreate ->
                    "  because of "
                            + fields(recreate.immutable().size())
                            + " that cannot be changed; takes along "
                            + Printable.of(recreate.takesAlong().said().text());
            case Step.Prune _ -> "";
            case Step.RunHook hook ->
                    "  hook, "
                            + hook.phase().word()
                            + "; deleted: "
                            + cleanups(hook).stream().collect(Collectors.joining(", "));
            case Step.Hold hold -> "  " + Printable.of(hold.reason().message());
        };
    }

    private static List<String> cleanups(Step.RunHook hook) {
        return hook.cleanups().stream().sorted().map(HookMarks.Cleanup::word).toList();
    }

    static JsonObject json(Plan plan) {
        JsonObject.Builder json =
                Output.document("Plan")
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
                        .put("guards", ResourceJson.array(plan.guards(), PlanReport::guard))
                        .put(
                                "notes",
                                JsonArray.ofStrings(
                                        plan.notes().stream().map(Wording::text).toList()))
                        .put("steps", ResourceJson.array(plan.steps(), step -> step(plan, step)));
        plan.confirmation().ifPresent(phrase -> json.put("confirmation", phrase));
        return json.build();
    }

    private static JsonObject guard(PruneGuard guard) {
        String reason =
                switch (guard.reason()) {
                    case MANY -> "many";
                    case TAKES_ALONG -> "takesAlong";
                    case HOLDS_DATA -> "holdsData";
                    case ASKED_FOR -> "askedFor";
                };
        return JsonObject.builder()
                .put("reason", reason)
                .put("message", guard.message())
                .put(
                        "resources",
                        ResourceJson.array(List.copyOf(guard.objects()), ResourceJson::key))
                .build();
    }

    private static JsonObject cascade(Cascade cascade) {
        return JsonObject.builder()
                .put("count", cascade.count())
                .put("objects", ResourceJson.array(cascade.lines(), PlanReport::cascade))
                .put("unreadable", JsonArray.ofStrings(cascade.unreadable()))
                .build();
    }

    private static JsonObject cascade(Cascade.Line line) {
        return JsonObject.builder()
                .put("group", line.kind().group())
                .put("kind", line.kind().kind())
                .put("names", JsonArray.ofStrings(line.names()))
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
                                    case LeaseOutlook.Ending _ -> "ending";
                                    case LeaseOutlook.NotKnown _ -> "notKnown";
                                })
                        .put("message", outlook.message());
        if (outlook instanceof LeaseOutlook.Held held) {
            json.put("holder", held.holder()).put("until", held.until().toString());
        }
        return json.build();
    }

    private static JsonArray problems(Plan plan) {
        JsonArray problems = ResourceJson.array(plan.problems(), ResourceJson::problem);
        return plan.inventory() instanceof InventoryState.Unreadable unreadable
                ? problems.plus(JsonObject.of("message", JsonValue.of(unreadable.message())))
                : problems;
    }

    private static JsonObject step(Plan plan, Step step) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("action", step.action())
                        .put("resource", ResourceJson.key(step.key()))
                        .put("stage", step.place().stage().word())
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
                                    ResourceJson.array(recreate.immutable(), ResourceJson::cause))
                            .put("takesAlong", cascade(recreate.takesAlong()));
            case Step.Prune prune ->
                    json.put("basedOn", prune.basedOn())
                            .put("uid", prune.uid())
                            .put("dependents", prune.dependents().name().toLowerCase(Locale.ROOT));
            case Step.RunHook hook ->
                    json.put("origin", hook.desired().origin().toString())
                            .put("phase", hook.phase().word())
                            .put("cleanups", JsonArray.ofStrings(cleanups(hook)));
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
            case HoldReason.AskedFor _ -> json.put("kind", "askedFor");
            case HoldReason.Shared _ -> json.put("kind", "shared");
            case HoldReason.Immutable immutable ->
                    json.put("kind", "immutable")
                            .put(
                                    "causes",
                                    ResourceJson.array(
                                            immutable.rejected().causes(), ResourceJson::cause));
            case HoldReason.Held held ->
                    json.put("kind", "held").put("hold", ResourceJson.hold(held.hold()));
        }
        return json.build();
    }
}
