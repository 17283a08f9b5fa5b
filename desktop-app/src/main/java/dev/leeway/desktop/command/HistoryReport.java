package dev.leeway.desktop.command;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.yaml.YamlPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints syncs that are kept and what differs between them. */
final class HistoryReport {
    private HistoryReport() {}

    static List<String> list(String application, List<SyncRecord> records) {
        if (records.isEmpty()) {
            return List.of("No sync of " + application + " is in the history.");
        }
        return records.stream().map(HistoryReport::line).toList();
    }

    private static String line(SyncRecord sync) {
        return "%5d  %s  %-13s %s  %3d changed  %6s  %s  %s%s"
                .formatted(
                        sync.number(),
                        sync.start().started().truncatedTo(ChronoUnit.SECONDS),
                        word(sync),
                        sync.start().revision().shortCommit(),
                        sync.changed().size(),
                        sync.took().map(HistoryReport::span).orElse("-"),
                        Printable.of(sync.start().operator()),
                        Printable.of(sync.start().revision().subject()),
                        remarks(sync));
    }

    private static String remarks(SyncRecord sync) {
        List<String> remarks = new ArrayList<>();
        if (sync.start().partial()) {
            remarks.add("some objects only");
        }
        if (sync.pinned()) {
            remarks.add("kept for a hold");
        }
        if (sync.kept().isEmpty()) {
            remarks.add("manifests not kept");
        }
        return remarks.isEmpty() ? "" : "  (" + String.join(", ", remarks) + ")";
    }

    /** An open sync is at work, or was cut off: which of the two, its process knows. */
    private static String word(SyncRecord sync) {
        return switch (sync.outcome()) {
            case BEGUN -> "not ended";
            case HELD -> "done but held";
            case PARTLY -> "done in part";
            case DONE, FAILED, REFUSED, NOT_ATTEMPTED, UNKNOWN, CANCELLED -> lower(sync.outcome());
        };
    }

    private static String word(ObjectResult result) {
        return result.outcome() == Outcome.HELD ? "left alone" : lower(result.outcome());
    }

    private static String lower(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String span(Duration took) {
        return took.toMillis() < 10_000
                ? "%.1f s".formatted(took.toMillis() / 1000.0)
                : took.toSeconds() + " s";
    }

    static List<String> text(SyncRecord sync) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Sync %d of %s on %s: %s"
                        .formatted(
                                sync.number(),
                                sync.start().application(),
                                sync.start().cluster(),
                                word(sync)));
        lines.add(
                "  revision   %s %s (%s)"
                        .formatted(
                                sync.start().revision().commit(),
                                Printable.of(sync.start().revision().subject()),
                                Printable.of(sync.start().revision().author())));
        lines.add(
                "  started    %s by %s, took %s"
                        .formatted(
                                sync.start().started().truncatedTo(ChronoUnit.SECONDS),
                                Printable.of(sync.start().operator()),
                                sync.took().map(HistoryReport::span).orElse("not known")));
        lines.add("  plan       " + sync.start().planDigest() + remarks(sync));
        if (!sync.message().isEmpty()) {
            lines.add("  result     " + Printable.of(sync.message()));
        }
        for (ObjectResult result : sync.results()) {
            lines.add(
                    "  %-13s %-9s %s%s"
                            .formatted(
                                    word(result),
                                    result.action(),
                                    Printable.of(result.object().toString()),
                                    result.outcome() == Outcome.DONE || result.message().isEmpty()
                                            ? ""
                                            : "  " + Printable.of(result.message())));
            for (ObjectResult.Field field : result.fields()) {
                lines.add(
                        "      %s: %s -> %s"
                                .formatted(
                                        Printable.of(field.path()),
                                        ComparisonReport.value(field.before()),
                                        ComparisonReport.value(field.after())));
            }
        }
        return lines;
    }

    /** The manifests as {@code leeway render} prints them, compared as {@code git diff} does. */
    static List<String> difference(DeployDifference difference) {
        List<String> lines = new ArrayList<>();
        for (DeployDifference.OfObject object : difference.objects()) {
            String name = Printable.of(object.key().toString());
            switch (object.kind()) {
                case UNKNOWN -> {
                    lines.add("? " + name);
                    lines.add(
                            "  It is not known whether its values changed: the key that would tell"
                                    + " was replaced between the two syncs.");
                }
                case ADDED, REMOVED, CHANGED -> {
                    lines.add(
                            object.kind() == DeployDifference.Kind.ADDED
                                    ? "--- /dev/null"
                                    : "--- " + name);
                    lines.add(
                            object.kind() == DeployDifference.Kind.REMOVED
                                    ? "+++ /dev/null"
                                    : "+++ " + name);
                    lines.addAll(
                            UnifiedDiff.hunks(
                                    yaml(object.texts().live()), yaml(object.texts().desired())));
                }
            }
        }
        return lines;
    }

    private static String yaml(JsonObject object) {
        return object.isEmpty() ? "" : YamlPrinter.print(object);
    }

    static String summary(DeployDifference difference) {
        return difference.isEmpty()
                ? "Nothing differs: " + difference.same() + " objects are the same."
                : difference.objects().size() + " differ, " + difference.same() + " are the same";
    }

    static JsonObject listDocument(String application, List<SyncRecord> records) {
        return Output.document("SyncList")
                .put("application", application)
                .put("items", ResourceJson.array(records, record -> json(record).build()))
                .build();
    }

    static JsonObject document(SyncRecord sync) {
        return Output.document("Sync").putAll(json(sync).build()).build();
    }

    private static JsonObject.Builder json(SyncRecord sync) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("number", sync.number())
                        .put("runId", sync.start().runId())
                        .put("application", sync.start().application())
                        .put("cluster", sync.start().cluster())
                        .put("revision", ResourceJson.revision(sync.start().revision()))
                        .put("planDigest", sync.start().planDigest())
                        .put("operator", sync.start().operator())
                        .put("startedAt", sync.start().started().toString());
        sync.ended().ifPresent(ended -> json.put("endedAt", ended.toString()));
        sync.took().ifPresent(took -> json.put("tookMillis", took.toMillis()));
        json.put("outcome", sync.outcome().name())
                .put("message", sync.message())
                .put("partial", sync.start().partial())
                .put("pinned", sync.pinned());
        sync.kept().ifPresent(kept -> json.put("manifestsKept", kept));
        return json.put("results", ResourceJson.array(sync.results(), HistoryReport::result));
    }

    private static JsonObject result(ObjectResult result) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("resource", ResourceJson.key(result.object()))
                        .put("action", result.action())
                        .put("outcome", result.outcome().name())
                        .put("message", result.message());
        if (!result.fields().isEmpty()) {
            json.put("fields", ResourceJson.array(result.fields(), HistoryReport::field));
        }
        return json.build();
    }

    private static JsonObject field(ObjectResult.Field field) {
        JsonObject.Builder json = JsonObject.builder().put("path", field.path());
        field.before().ifPresent(value -> json.put("before", value));
        field.after().ifPresent(value -> json.put("after", value));
        return json.build();
    }

    static JsonObject document(
            String application, long earlier, long later, DeployDifference difference) {
        return Output.document("DeployDifference")
                .put("application", application)
                .put("earlier", earlier)
                .put("later", later)
                .put("same", difference.same())
                .put("objects", ResourceJson.array(difference.objects(), HistoryReport::object))
                .build();
    }

    private static JsonObject object(DeployDifference.OfObject object) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("resource", ResourceJson.key(object.key()))
                        .put("change", object.kind().name().toLowerCase(Locale.ROOT));
        if (!object.texts().live().isEmpty()) {
            json.put("earlier", object.texts().live());
        }
        if (!object.texts().desired().isEmpty()) {
            json.put("later", object.texts().desired());
        }
        return json.put(
                        "fields",
                        ResourceJson.array(
                                object.fields(),
                                change ->
                                        field(
                                                new ObjectResult.Field(
                                                        change.path().toString(),
                                                        change.live(),
                                                        change.desired()))))
                .build();
    }
}
