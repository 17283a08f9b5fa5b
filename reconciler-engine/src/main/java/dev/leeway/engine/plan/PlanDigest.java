package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sums up a plan in one number, so that what was approved is what is carried out. */
final class PlanDigest {
    private PlanDigest() {}

    /** Returns the SHA-256 in hexadecimal. */
    static String of(
            Comparison comparison,
            PlanOptions options,
            List<Step> steps,
            SortedMap<ResourceKey, String> seen) {
        JsonObject.Builder versions = JsonObject.builder();
        seen.forEach((key, version) -> versions.put(key.toArgument(), version));
        List<JsonValue> sent = new ArrayList<>();
        steps.forEach(step -> sent.add(step(step)));
        JsonObject content =
                JsonObject.builder()
                        .put("application", comparison.application())
                        .put("cluster", comparison.cluster())
                        .put("namespace", comparison.namespace())
                        .put("revision", comparison.revision().commit())
                        .put("inventory", comparison.inventory().version())
                        .put("prune", options.prune())
                        .put("only", keys(options.only()))
                        .put("fields", fields(options.fields()))
                        .put("takeOver", keys(options.takeOver()))
                        .put("recreate", keys(options.recreate()))
                        .put(
                                "migrate",
                                JsonArray.ofStrings(options.migrate().stream().sorted().toList()))
                        .put("adopt", keys(options.adopt()))
                        .put("withoutLease", options.withoutLease())
                        .put("onFailure", options.onFailure().name())
                        .put("options", JsonObject.ofStrings(options.sync().words()))
                        .put("seen", versions.build())
                        .put("steps", new JsonArray(sent))
                        .build();
        return sha256(JsonWriter.canonical(content));
    }

    private static JsonArray keys(Collection<ResourceKey> keys) {
        return JsonArray.ofStrings(keys.stream().sorted().map(ResourceKey::toArgument).toList());
    }

    private static JsonArray paths(Set<FieldPath> paths) {
        return JsonArray.ofStrings(paths.stream().sorted().map(FieldPath::toString).toList());
    }

    private static JsonObject fields(Map<ResourceKey, Set<FieldPath>> fields) {
        JsonObject.Builder chosen = JsonObject.builder();
        new TreeMap<>(fields).forEach((key, paths) -> chosen.put(key.toArgument(), paths(paths)));
        return chosen.build();
    }

    private static JsonObject step(Step step) {
        JsonObject.Builder content =
                JsonObject.builder()
                        .put("action", step.action())
                        .put("object", step.key().toArgument())
                        .put("stage", step.place().stage().name())
                        .put("wave", step.place().wave())
                        .put("rank", step.place().rank());
        switch (step) {
            case Step.Create create -> content.put("body", body(create.desired()));
            case Step.Patch patch ->
                    content.put("body", body(patch.desired()))
                            .put("uid", patch.uid())
                            .put("basedOn", patch.basedOn())
                            .put("takesOver", patch.takesOver());
            case Step.Migrate migrate ->
                    content.put("body", body(migrate.desired()))
                            .put("uid", migrate.uid())
                            .put("basedOn", migrate.basedOn())
                            .put("takesOver", migrate.takesOver())
                            .put(
                                    "managers",
                                    JsonArray.ofStrings(
                                            migrate.migration().scope().managers().stream()
                                                    .sorted()
                                                    .toList()))
                            .put("only", paths(migrate.migration().scope().only()))
                            .put("except", paths(migrate.migration().scope().except()));
            case Step.Recreate recreate ->
                    content.put("body", body(recreate.desired()))
                            .put("uid", recreate.uid())
                            .put("basedOn", recreate.basedOn());
            case Step.Prune prune ->
                    content.put("uid", prune.uid())
                            .put("basedOn", prune.basedOn())
                            .put("dependents", prune.dependents().name());
            case Step.RunHook hook ->
                    content.put("body", body(hook.desired())).put("phase", hook.phase().name());
            case Step.Hold hold -> content.put("reason", hold.reason().message());
        }
        return content.build();
    }

    private static String body(DesiredObject desired) {
        return sha256(JsonWriter.canonical(desired.manifest().root()));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
