package dev.leeway.desktop.command;

import dev.leeway.engine.compare.AdmissionChange;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.Prediction.Cause;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The small parts that the JSON reports share. */
final class ResourceJson {
    private ResourceJson() {}

    /** Returns a report with the age of its revision, where the repository could not confirm it. */
    static JsonObject withAge(JsonObject report, Optional<SourceTree.Stale> stale) {
        return stale.map(
                        age ->
                                report.with(
                                        "stale",
                                        JsonObject.builder()
                                                .put(
                                                        "lastConfirmed",
                                                        age.lastConfirmed().toString())
                                                .put("reason", age.reason())
                                                .build()))
                .orElse(report);
    }

    static JsonObject key(ResourceKey key) {
        return JsonObject.builder()
                .put("group", key.group())
                .put("kind", key.kind())
                .put("namespace", key.namespace())
                .put("name", key.name())
                .build();
    }

    static JsonObject hold(HoldMark hold) {
        JsonObject.Builder json = JsonObject.builder().put("id", hold.id());
        switch (hold.scope()) {
            case HoldScope.WholeApplication _ -> json.put("scope", "application");
            case HoldScope.OneObject one ->
                    json.put("scope", "object").put("resource", key(one.key()));
            case HoldScope.Fields fields ->
                    json.put("scope", "fields")
                            .put("resource", key(fields.key()))
                            .put("fields", JsonArray.ofStrings(fields.pointers()));
        }
        json.put("owner", hold.owner())
                .put("reason", hold.reason())
                .put("since", hold.since().toString());
        hold.end().ifPresent(end -> json.put("end", end.toString()));
        hold.revision().ifPresent(revision -> json.put("revision", revision));
        return json.build();
    }

    static JsonObject problem(DesiredProblem problem) {
        return JsonObject.builder()
                .put("origin", problem.origin().toString())
                .put("message", problem.message())
                .build();
    }

    static JsonObject revision(Revision revision) {
        return JsonObject.builder()
                .put("commit", revision.commit())
                .put("requested", revision.requested())
                .put("subject", revision.subject())
                .put("author", revision.author())
                .put("authoredAt", revision.authoredAt().toString())
                .build();
    }

    static JsonObject change(FieldChange change) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("path", change.path().toString())
                        .put("pointer", change.pointer());
        change.desired().ifPresent(value -> json.put("desired", value));
        change.live().ifPresent(value -> json.put("live", value));
        switch (change.attribution()) {
            case Attribution.Known known -> {
                json.put("setBy", owner(known.owner()));
                if (!known.coOwners().isEmpty()) {
                    json.put("alsoOwnedBy", array(known.coOwners(), ResourceJson::owner));
                }
            }
            case Attribution.Unknown unknown -> json.put("setByUnknown", unknown.why());
        }
        return json.build();
    }

    static JsonObject admission(AdmissionChange change) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("path", change.path().toString())
                        .put("asked", change.asked());
        change.stored().ifPresent(value -> json.put("stored", value));
        return json.build();
    }

    private static JsonObject owner(FieldOwner owner) {
        JsonObject.Builder json =
                JsonObject.builder()
                        .put("manager", owner.manager())
                        .put("operation", owner.operation());
        if (!owner.subresource().isEmpty()) {
            json.put("subresource", owner.subresource());
        }
        owner.time().ifPresent(time -> json.put("time", time.toString()));
        return json.build();
    }

    static JsonObject cause(Cause cause) {
        return JsonObject.builder()
                .put("field", cause.field())
                .put("reason", cause.reason())
                .put("message", cause.message())
                .build();
    }

    static JsonObject conflict(FieldConflict conflict) {
        return JsonObject.builder()
                .put("manager", conflict.manager())
                .put("path", conflict.path())
                .build();
    }

    /** Returns a constant's name as JSON has it: {@code NOT_KEPT} becomes {@code notKept}. */
    static String camel(String name) {
        String[] words = name.toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder text = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return text.toString();
    }

    static <T> JsonArray array(List<T> items, Function<T, ? extends JsonValue> toJson) {
        List<JsonValue> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(toJson.apply(item)));
        return new JsonArray(values);
    }
}
