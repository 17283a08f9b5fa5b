package dev.leeway.engine.schema;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a kind's shape offers at a place. Pure. */
public final class SchemaSuggestions {
    private SchemaSuggestions() {}

    /** One step into an object: a field's name, or any item of a list. */
    public sealed interface Step {
        /** Into a field. */
        record Field(String name) implements Step {}

        /** Into an item. */
        record Item() implements Step {}
    }

    /** Returns the fields that an object at a place can have, required ones first. */
    public static List<SchemaSuggestion> fields(FieldSchema root, List<Step> place) {
        Optional<Found> found = find(root, place);
        if (found.isEmpty() || !(found.get().shape() instanceof FieldSchema.Struct struct)) {
            return List.of();
        }
        JsonObject source = source(struct);
        List<String> required =
                source.arrayAt("required").stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).value())
                        .toList();
        List<SchemaSuggestion> all = new ArrayList<>();
        struct.fields()
                .forEach(
                        (name, shape) ->
                                all.add(
                                        new SchemaSuggestion(
                                                name,
                                                true,
                                                SchemaWords.of(shape),
                                                !(shape instanceof FieldSchema.Scalar),
                                                required.contains(name),
                                                documentation(
                                                        source.objectAt("properties")
                                                                .objectAt(name),
                                                        shape))));
        all.sort(
                Comparator.comparing(SchemaSuggestion::isRequired)
                        .reversed()
                        .thenComparing(SchemaSuggestion::text));
        return List.copyOf(all);
    }

    /** Returns the values that a field can have, where the shape limits them. */
    public static List<SchemaSuggestion> values(FieldSchema root, List<Step> place) {
        Optional<Found> found = find(root, place);
        if (found.isEmpty()) {
            return List.of();
        }
        JsonArray allowed = found.get().source().arrayAt("enum");
        List<String> values =
                !allowed.isEmpty()
                        ? SchemaCheck.written(allowed)
                        : found.get().shape() instanceof FieldSchema.Scalar(var type)
                                        && type == FieldSchema.ScalarType.BOOLEAN
                                ? List.of("true", "false")
                                : List.of();
        return values.stream()
                .map(value -> new SchemaSuggestion(value, false, "", false, false, ""))
                .toList();
    }

    /** Returns what the API says of a field: its type, and its description where there is one. */
    public static Optional<SchemaSuggestion> describe(FieldSchema root, List<Step> place) {
        if (place.isEmpty() || !(place.getLast() instanceof Step.Field(String name))) {
            return Optional.empty();
        }
        return find(root, place)
                .map(
                        found ->
                                new SchemaSuggestion(
                                        name,
                                        true,
                                        SchemaWords.of(found.shape()),
                                        !(found.shape() instanceof FieldSchema.Scalar),
                                        false,
                                        documentation(found.source(), found.shape())));
    }

    /** A shape with the schema that stands where it is used, which has what is said of this use. */
    private record Found(FieldSchema shape, JsonObject source) {}

    private static Optional<Found> find(FieldSchema root, List<Step> place) {
        Optional<Found> here = Optional.of(new Found(root, JsonObject.EMPTY));
        for (Step step : place) {
            here = here.flatMap(found -> inside(found, step));
        }
        return here;
    }

    private static Optional<Found> inside(Found found, Step step) {
        return switch (step) {
            case Step.Field(String name)
                    when found.shape() instanceof FieldSchema.Struct struct -> {
                JsonObject property = source(struct).objectAt("properties").objectAt(name);
                yield struct.field(name)
                        .or(struct::additional)
                        .map(shape -> new Found(shape, property));
            }
            case Step.Item _ when found.shape() instanceof FieldSchema.Items items ->
                    Optional.of(new Found(items.item(), JsonObject.EMPTY));
            case Step.Field _, Step.Item _ -> Optional.empty();
        };
    }

    private static JsonObject source(FieldSchema shape) {
        return shape instanceof OpenApiObject described ? described.source() : JsonObject.EMPTY;
    }

    private static String documentation(JsonObject property, FieldSchema shape) {
        String own = property.string("description", "");
        return own.isEmpty() ? source(shape).string("description", "") : own;
    }
}
