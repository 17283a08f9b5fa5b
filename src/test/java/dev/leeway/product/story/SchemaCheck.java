package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.command.Commands;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks documents against a JSON schema, as far as Leeway's own output schema goes. A keyword that
 * it does not know is an error: a rule that nobody checks is no rule.
 */
final class SchemaCheck {
    private static final Set<String> SAYS_NOTHING =
            Set.of("$schema", "$defs", "title", "description", "format");

    private final JsonObject schema;

    SchemaCheck(JsonObject schema) {
        this.schema = schema;
    }

    /** Checks against the schema that the product publishes. */
    static SchemaCheck published() throws IOException {
        try (InputStream stream = Commands.class.getResourceAsStream("output.schema.json")) {
            assertThat(stream).as("the published schema").isNotNull();
            return new SchemaCheck(JsonReader.readObject(stream.readAllBytes()));
        }
    }

    /** Returns what is wrong with a document; empty when it keeps to the schema. */
    List<String> check(JsonValue document) {
        return check(document, schema, "");
    }

    private List<String> check(JsonValue value, JsonObject rules, String place) {
        List<String> wrong = new ArrayList<>();
        rules.forEach(
                (keyword, rule) -> {
                    if (!SAYS_NOTHING.contains(keyword)) {
                        wrong.addAll(check(value, rules, keyword, rule, place));
                    }
                });
        return wrong;
    }

    private List<String> check(
            JsonValue value, JsonObject rules, String keyword, JsonValue rule, String place) {
        return switch (keyword) {
            case "$ref" -> check(value, referred(rule), place);
            case "oneOf" -> oneOf(value, (JsonArray) rule, place);
            case "type" ->
                    isOf(value, text(rule)) ? List.of() : List.of(place + " is no " + text(rule));
            case "const" -> value.equals(rule) ? List.of() : List.of(place + " is not " + rule);
            case "enum" ->
                    ((JsonArray) rule).items().contains(value)
                            ? List.of()
                            : List.of(place + " is none of " + rule);
            case "required" ->
                    value instanceof JsonObject object
                            ? ((JsonArray) rule)
                                    .stream()
                                            .map(SchemaCheck::text)
                                            .filter(name -> !object.has(name))
                                            .map(name -> place + " lacks " + name)
                                            .toList()
                            : List.of();
            case "properties" -> properties(value, (JsonObject) rule, place);
            case "additionalProperties" ->
                    rule == JsonBoolean.FALSE ? strangers(value, rules, place) : unknown(keyword);
            case "items" -> items(value, (JsonObject) rule, place);
            default -> unknown(keyword);
        };
    }

    private static List<String> unknown(String keyword) {
        throw new IllegalArgumentException("the check knows no keyword " + keyword);
    }

    private JsonObject referred(JsonValue reference) {
        String name = text(reference).substring("#/$defs/".length());
        return schema.objectAt("$defs")
                .object(name)
                .orElseThrow(() -> new IllegalArgumentException("dangling " + reference));
    }

    private List<String> oneOf(JsonValue value, JsonArray choices, String place) {
        List<List<String>> answers =
                choices.objects().map(choice -> check(value, choice, place)).toList();
        long good = answers.stream().filter(List::isEmpty).count();
        return good == 1
                ? List.of()
                : List.of(place + " fits " + good + " of " + choices.size() + ": " + answers);
    }

    private List<String> properties(JsonValue value, JsonObject rules, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof JsonObject object) {
            object.forEach(
                    (name, member) ->
                            rules.object(name)
                                    .ifPresent(
                                            rule ->
                                                    wrong.addAll(
                                                            check(
                                                                    member,
                                                                    rule,
                                                                    place + "/" + name))));
        }
        return wrong;
    }

    private static List<String> strangers(JsonValue value, JsonObject rules, String place) {
        return value instanceof JsonObject object
                ? object.names().stream()
                        .filter(name -> !rules.objectAt("properties").has(name))
                        .map(name -> place + " has a strange " + name)
                        .toList()
                : List.of();
    }

    private List<String> items(JsonValue value, JsonObject rule, String place) {
        List<String> wrong = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                wrong.addAll(check(array.get(i), rule, place + "/" + i));
            }
        }
        return wrong;
    }

    private static boolean isOf(JsonValue value, String type) {
        return switch (value) {
            case JsonObject _ -> type.equals("object");
            case JsonArray _ -> type.equals("array");
            case JsonString _ -> type.equals("string");
            case JsonBoolean _ -> type.equals("boolean");
            case JsonNumber number ->
                    type.equals("number") || (type.equals("integer") && number.isLong());
            case JsonNull _ -> type.equals("null");
        };
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).value();
    }
}
