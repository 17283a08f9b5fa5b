package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The form in which holds stand in the annotation {@value #ANNOTATION} of the object that holds an
 * application's inventory. The annotation has a field manager of its own, {@value #MANAGER}, so
 * that writing the inventory leaves the holds alone and the other way round.
 */
public final class HoldMarks {
    /** The annotation: a JSON array, one object for each hold. */
    public static final String ANNOTATION = "leeway.dev/holds";

    /** The field manager that applies the annotation, and nothing else. */
    public static final String MANAGER = "leeway-hold";

    private HoldMarks() {}

    /** Returns the annotation's text. */
    public static String text(List<HoldMark> holds) {
        List<JsonValue> items = new ArrayList<>();
        holds.forEach(hold -> items.add(json(hold)));
        return JsonWriter.compact(new JsonArray(items));
    }

    private static JsonObject json(HoldMark hold) {
        JsonObject.Builder json = JsonObject.builder().put("id", hold.id());
        switch (hold.scope()) {
            case HoldScope.WholeApplication _ -> json.put("scope", "application");
            case HoldScope.OneObject one ->
                    json.put("scope", "object").put("object", one.key().toArgument());
            case HoldScope.Fields fields ->
                    json.put("scope", "fields")
                            .put("object", fields.key().toArgument())
                            .put("fields", JsonArray.ofStrings(fields.pointers()));
        }
        json.put("owner", hold.owner())
                .put("reason", hold.reason())
                .put("since", hold.since().toString());
        hold.end().ifPresent(end -> json.put("end", end.toString()));
        hold.revision().ifPresent(revision -> json.put("revision", revision));
        return json.build();
    }

    /**
     * Reads the holds on an object. What cannot be read is a hold on everything by an owner who is
     * not known: doubt holds.
     */
    public static List<HoldMark> of(Manifest inventory) {
        Optional<String> written = inventory.annotation(ANNOTATION);
        if (written.isEmpty()) {
            return List.of();
        }
        try {
            List<HoldMark> holds = new ArrayList<>();
            if (!(JsonReader.read(written.get()) instanceof JsonArray items)) {
                return List.of(unreadable(inventory, HoldMarkPhrase.MARK_NO_LIST.of()));
            }
            for (JsonValue item : items) {
                holds.add(
                        item instanceof JsonObject object
                                ? hold(object)
                                : unreadable(inventory, HoldMarkPhrase.MARK_NO_ENTRY.of()));
            }
            return List.copyOf(holds);
        } catch (JsonSyntaxException odd) {
            return List.of(unreadable(inventory, odd.said()));
        } catch (IllegalArgumentException | DateTimeException odd) {
            return List.of(unreadable(inventory, MarkWords.of(String.valueOf(odd.getMessage()))));
        }
    }

    private static HoldMark hold(JsonObject json) {
        return new HoldMark(
                json.string("id", ""),
                scope(json),
                json.string("owner", ""),
                json.string("reason", ""),
                Instant.parse(json.string("since", "")),
                json.string("end").map(Instant::parse),
                json.string("revision"));
    }

    private static HoldScope scope(JsonObject json) {
        String scope = json.string("scope", "");
        return switch (scope) {
            case "application" -> new HoldScope.WholeApplication();
            case "object" ->
                    new HoldScope.OneObject(ResourceKey.fromArgument(json.string("object", "")));
            case "fields" ->
                    new HoldScope.Fields(
                            ResourceKey.fromArgument(json.string("object", "")),
                            json.arrayAt("fields").stream().map(HoldMarks::pointer).toList());
            default ->
                    throw new IllegalArgumentException(HoldMarkPhrase.MARK_SCOPE.of(scope).text());
        };
    }

    private static String pointer(JsonValue field) {
        if (field instanceof JsonString(String pointer)) {
            return pointer;
        }
        throw new IllegalArgumentException(HoldMarkPhrase.MARK_NO_FIELD.pattern());
    }

    private static HoldMark unreadable(Manifest inventory, Wording why) {
        return new HoldMark(
                "unreadable",
                new HoldScope.WholeApplication(),
                HoldMarkPhrase.MARK_SOMEBODY.pattern(),
                HoldMarkPhrase.MARK_UNREADABLE
                        .of(
                                Wording.quoted(ANNOTATION),
                                Wording.quoted(inventory.key().toString()),
                                why)
                        .text(),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
    }
}
