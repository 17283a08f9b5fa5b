package dev.leeway.desktop.command;

import dev.leeway.engine.compare.AdmissionChange;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.DifferenceCounts;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.explain.Explanation;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One comparison as text and as JSON. Pure. */
public final class ComparisonReport {
    private static final int LONGEST_VALUE = 60;

    private ComparisonReport() {}

    /** Returns the comparison as lines for people. */
    public static List<String> text(Comparison comparison, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%s  (%s, namespace %s)  at %s %s"
                        .formatted(
                                comparison.application(),
                                comparison.cluster(),
                                comparison.namespace(),
                                comparison.revision().shortCommit(),
                                Printable.of(comparison.revision().subject())));
        old(comparison, now).ifPresent(lines::add);
        for (DesiredProblem problem : comparison.problems()) {
            lines.add("  problem       " + Printable.of(problem.message()));
        }
        comparison
                .notices()
                .forEach(
                        notice ->
                                lines.add(
                                        "  note          "
                                                + notice.origin()
                                                + ": "
                                                + Printable.of(notice.message())));
        if (comparison.inventory() instanceof InventoryState.Unreadable unreadable) {
            lines.add("  problem       " + Printable.of(unreadable.message()));
        }
        comparison
                .inventory()
                .holds()
                .forEach(hold -> lines.add("  held          " + Printable.of(hold.sentence())));
        comparison.resources().stream()
                .filter(resource -> !resource.inSync())
                .forEach(resource -> describe(resource, lines, now));
        lines.addAll(OwnershipReport.text(comparison));
        lines.addAll(AdditionsReport.text(comparison, now));
        lines.add("  " + summary(comparison.counts()));
        return lines;
    }

    private static void describe(ResourceComparison resource, List<String> lines, Instant now) {
        String estimate = resource.estimated() ? " (estimated)" : "";
        lines.add(
                "  %-13s %s%s"
                        .formatted(
                                shownWord(resource.difference()),
                                Printable.of(resource.key().toString()),
                                estimate));
        switch (resource.difference()) {
            case Difference.InSync _, Difference.Missing _ -> {}
            case Difference.Changed changed ->
                    changed.fields().forEach(field -> lines.add(describe(field, now)));
            case Difference.Mutated mutated -> {
                for (AdmissionChange change : mutated.admission()) {
                    lines.add(
                            "      %s: Git asks for %s, admission makes it %s"
                                    .formatted(
                                            Printable.of(change.path().toString()),
                                            value(Optional.of(change.asked())),
                                            value(change.stored())));
                }
                mutated.fields().forEach(field -> lines.add(describe(field, now)));
            }
            case Difference.Extra extra ->
                    extra.kept()
                            .ifPresent(why -> lines.add("      kept: " + Printable.of(why.text())));
            case Difference.Undetermined undetermined -> {
                lines.add("      " + Printable.of(undetermined.doubt().message()));
                undetermined
                        .estimate()
                        .ifPresent(
                                guess -> {
                                    lines.add(
                                            guess.differs()
                                                    ? "      probably these fields differ:"
                                                    : "      probably nothing differs");
                                    guess.fields()
                                            .forEach(field -> lines.add(describe(field, now)));
                                });
            }
        }
    }

    private static String describe(FieldChange field, Instant now) {
        return "      %s: %s -> %s   (%s)"
                .formatted(
                        Printable.of(field.path().toString()),
                        value(field.live()),
                        value(field.desired()),
                        attribution(field.attribution(), now));
    }

    static String attribution(Attribution attribution, Instant now) {
        return switch (attribution) {
            case Attribution.Known known -> "live value set by " + owner(known.owner(), now);
            case Attribution.Unknown unknown -> Printable.of(unknown.why());
        };
    }

    private static String owner(FieldOwner owner, Instant now) {
        return Printable.of(owner.manager())
                + owner.time().map(time -> ", " + Ages.between(time, now) + " ago").orElse("");
    }

    /** Returns what is to be said where the repository did not confirm the revision. */
    static Optional<String> old(Comparison comparison, Instant now) {
        return comparison
                .stale()
                .map(
                        stale ->
                                "  OLD: the repository could not be asked ("
                                        + Printable.of(stale.reason())
                                        + "); last confirmed "
                                        + Ages.between(stale.lastConfirmed(), now)
                                        + " ago");
    }

    static String value(Optional<JsonValue> value) {
        String text = value.map(JsonValue::toJson).orElse("absent");
        String printable = Printable.of(text);
        return printable.length() <= LONGEST_VALUE
                ? printable
                : printable.substring(0, LONGEST_VALUE) + "... (" + text.length() + " characters)";
    }

    static String summary(DifferenceCounts counts) {
        List<String> parts = new ArrayList<>();
        parts.add(counts.inSync() + " in sync");
        if (counts.changed() > 0) {
            parts.add(counts.changed() + " changed");
        }
        if (counts.missing() > 0) {
            parts.add(counts.missing() + " missing");
        }
        if (counts.extra() > 0) {
            parts.add(counts.extra() + " extra");
        }
        if (counts.mutated() > 0) {
            parts.add(counts.mutated() + " rewritten by admission");
        }
        if (counts.undetermined() > 0) {
            parts.add(counts.undetermined() + " undetermined");
        }
        return counts.total()
                + (counts.total() == 1 ? " object: " : " objects: ")
                + String.join(", ", parts);
    }

    static String word(Difference difference) {
        return switch (difference) {
            case Difference.InSync _ -> "in sync";
            case Difference.Missing _ -> "missing";
            case Difference.Changed _ -> "changed";
            case Difference.Mutated _ -> "mutated";
            case Difference.Extra _ -> "extra";
            case Difference.Undetermined _ -> "undetermined";
        };
    }

    /** Says why it is not known, where that is a state that people know by a name. */
    private static String shownWord(Difference difference) {
        if (!(difference instanceof Difference.Undetermined undetermined)) {
            return word(difference);
        }
        return switch (undetermined.doubt()) {
            case Doubt.NotAllowed _ -> "not permitted";
            case Doubt.Rejected _ -> "refused";
            case Doubt.BeingDeleted _ -> "being deleted";
            case Doubt.Unreadable _,
                    Doubt.Unanswered _,
                    Doubt.Moving _,
                    Doubt.Outdated _,
                    Doubt.RuleFailed _ ->
                    word(difference);
        };
    }

    /** Returns the comparison as JSON, with what is explained of it. */
    static JsonObject json(Comparison comparison, Map<ResourceKey, Explanation> why) {
        JsonObject.Builder json =
                Output.document("Comparison")
                        .put("application", comparison.application())
                        .put("cluster", comparison.cluster())
                        .put("namespace", comparison.namespace())
                        .put("at", comparison.at().toString())
                        .put("revision", ResourceJson.revision(comparison.revision()))
                        .put("renderedBy", comparison.renderedBy())
                        .put("inSync", comparison.inSync())
                        .put("estimated", comparison.estimated())
                        .put("counts", counts(comparison.counts()));
        json.put("holds", ResourceJson.array(comparison.inventory().holds(), ResourceJson::hold));
        json.put("problems", problems(comparison));
        json.put(
                "notices",
                ResourceJson.array(
                        comparison.notices(),
                        notice -> JsonValue.of(notice.origin() + ": " + notice.message())));
        json.put(
                "resources",
                ResourceJson.array(
                        comparison.resources(),
                        resource -> resource(comparison, resource, why.get(resource.key()))));
        return ResourceJson.withAge(json.build(), comparison.stale());
    }

    private static JsonArray problems(Comparison comparison) {
        JsonArray problems = ResourceJson.array(comparison.problems(), ResourceJson::problem);
        return comparison.inventory() instanceof InventoryState.Unreadable unreadable
                ? problems.plus(JsonObject.of("message", JsonValue.of(unreadable.message())))
                : problems;
    }

    private static JsonObject counts(DifferenceCounts counts) {
        return JsonObject.builder()
                .put("inSync", counts.inSync())
                .put("missing", counts.missing())
                .put("changed", counts.changed())
                .put("extra", counts.extra())
                .put("undetermined", counts.undetermined())
                .put("mutated", counts.mutated())
                .build();
    }

    private static JsonObject resource(
            Comparison comparison, ResourceComparison resource, @Nullable Explanation why) {
        JsonObject.Builder json =
                JsonObject.builder().put("resource", ResourceJson.key(resource.key()));
        resource.desired().ifPresent(desired -> json.put("origin", desired.origin().toString()));
        json.put("difference", camel(word(resource.difference())));
        json.put(
                "judgement",
                resource.judgement().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("liveVersion", resource.liveVersion());
        comparison
                .ownerships()
                .find(resource.key())
                .ifPresent(
                        ownership ->
                                json.put(
                                        "ownership",
                                        OwnershipReport.json(
                                                ownership,
                                                comparison
                                                        .ownerships()
                                                        .foreignManager(resource.key()))));
        switch (resource.difference()) {
            case Difference.InSync inSync -> putIgnored(json, inSync.ignored());
            case Difference.Missing _ -> {}
            case Difference.Changed changed -> {
                json.put("fields", ResourceJson.array(changed.fields(), ResourceJson::change));
                putIgnored(json, changed.ignored());
            }
            case Difference.Mutated mutated -> {
                json.put(
                        "admission",
                        ResourceJson.array(mutated.admission(), ResourceJson::admission));
                json.put("fields", ResourceJson.array(mutated.fields(), ResourceJson::change));
                putIgnored(json, mutated.ignored());
            }
            case Difference.Extra extra ->
                    extra.kept().ifPresent(kept -> json.put("kept", kept.text()));
            case Difference.Undetermined undetermined -> {
                json.put("doubt", doubt(undetermined.doubt()));
                undetermined
                        .estimate()
                        .ifPresent(
                                guess ->
                                        json.put(
                                                "estimate",
                                                ResourceJson.array(
                                                        guess.fields(), ResourceJson::change)));
            }
        }
        List<FieldChange> additions = resource.additions();
        if (!additions.isEmpty()) {
            json.put("additions", ResourceJson.array(additions, ResourceJson::change));
        }
        if (why != null) {
            json.put("explanation", ExplanationReport.json(why));
            if (!why.suggestions().isEmpty()) {
                json.put("suggestions", ExplanationReport.suggestions(why));
            }
        }
        return json.build();
    }

    private static void putIgnored(JsonObject.Builder json, List<FieldChange> ignored) {
        if (!ignored.isEmpty()) {
            json.put("ignored", ResourceJson.array(ignored, ResourceJson::change));
        }
    }

    private static JsonObject doubt(Doubt doubt) {
        JsonObject.Builder json = JsonObject.builder().put("message", doubt.message());
        switch (doubt) {
            case Doubt.Unreadable unreadable ->
                    json.put("kind", "unreadable").put("reason", unreadable.reason().name());
            case Doubt.NotAllowed _ -> json.put("kind", "notAllowed");
            case Doubt.Rejected rejected -> {
                rejected.webhook().ifPresent(webhook -> json.put("webhook", webhook));
                json.put("kind", "rejected")
                        .put("status", rejected.status())
                        .put("reason", rejected.reason())
                        .put("causes", ResourceJson.array(rejected.causes(), ResourceJson::cause));
            }
            case Doubt.Unanswered _ -> json.put("kind", "unanswered");
            case Doubt.Moving _, Doubt.Outdated _ -> json.put("kind", "moving");
            case Doubt.BeingDeleted _ -> json.put("kind", "beingDeleted");
            case Doubt.RuleFailed failed ->
                    json.put("kind", "ruleFailed")
                            .put("rule", failed.place())
                            .put("expression", failed.expression());
        }
        return json.build();
    }

    private static String camel(String words) {
        return words.equals("in sync") ? "inSync" : words;
    }
}
