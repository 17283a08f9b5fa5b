package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Optional;
import java.util.Random;

/**
 * Picks edits of a document at random: any field, any kind of edit, values that are hard to write.
 */
final class RandomEdits {
    private static final List<String> TEXTS =
            List.of(
                    "nginx:1.28",
                    "yes",
                    "no",
                    "0644",
                    "12:30",
                    "2024-01-01",
                    "null",
                    "~",
                    "",
                    " leading",
                    "trailing ",
                    "a: b",
                    "a #b",
                    "#hash",
                    "it's",
                    "say \"hi\"",
                    "back\\slash",
                    "- dash",
                    "[x]",
                    "{y}",
                    "*star",
                    "&and",
                    "!bang",
                    "%p",
                    "@at",
                    "`tick",
                    "1e3",
                    "0x1F",
                    "1_000",
                    ".5",
                    "+1",
                    "-",
                    "?",
                    ":",
                    "a,b",
                    "<<",
                    "=",
                    "two\nlines\n",
                    "two\nlines",
                    "\nfirst empty\n",
                    "  indented\nthen not\n",
                    "tab\tinside",
                    "\uD83D\uDE80 rocket",
                    "\u00e9\u00df\u4e2d",
                    "bell\u0007",
                    "nel\u0085",
                    "a\r\nb",
                    "trail\n\n",
                    "very long text ".repeat(12).strip());

    private final Random random;

    RandomEdits(Random random) {
        this.random = random;
    }

    /** An edit with what the document is to be after it. */
    record Chosen(SourceEdit edit, JsonValue wanted) {}

    /** Returns every path below a value, in order, list items by position. */
    static List<FieldPath> paths(JsonValue root) {
        List<FieldPath> paths = new ArrayList<>();
        collect(root, FieldPath.ROOT, paths);
        return paths;
    }

    private static void collect(JsonValue value, FieldPath path, List<FieldPath> into) {
        if (value instanceof JsonObject object) {
            object.forEach(
                    (name, child) -> {
                        FieldPath below = path.then(PathElement.name(name));
                        into.add(below);
                        collect(child, below, into);
                    });
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                FieldPath below = path.then(new PathElement.Index(i));
                into.add(below);
                collect(array.get(i), below, into);
            }
        }
    }

    static String pointer(FieldPath path) {
        StringBuilder out = new StringBuilder();
        for (PathElement step : path.elements()) {
            out.append('/')
                    .append(
                            switch (step) {
                                case PathElement.Name(String name) ->
                                        name.replace("~", "~0").replace("/", "~1");
                                case PathElement.Index(int at) -> String.valueOf(at);
                                case PathElement.Key _, PathElement.Value _ -> "";
                            });
        }
        return out.toString();
    }

    /** Returns an edit of any kind at a path of the document. */
    Chosen at(int document, JsonValue root, FieldPath path) {
        JsonValue value = at(root, path.elements());
        int kind = random.nextInt(10);
        if (kind < 4) {
            return set(document, root, path, like(value));
        }
        if (kind == 4) {
            return set(document, root, path, tree(2));
        }
        if (kind < 7) {
            return new Chosen(new SourceEdit.Remove(document, path), removed(root, path));
        }
        if (value instanceof JsonArray array) {
            JsonValue item = array.isEmpty() ? tree(2) : like(array.get(0));
            int at = random.nextInt(array.size() + 1);
            List<JsonValue> items = new ArrayList<>(array.items());
            items.add(at, item);
            OptionalInt before = at == array.size() ? OptionalInt.empty() : OptionalInt.of(at);
            return new Chosen(
                    new SourceEdit.AddListItem(document, path, item, before),
                    put(root, path.elements(), new JsonArray(items)));
        }
        FieldPath holder = value instanceof JsonObject ? path : path.parent();
        if (!(at(root, holder.elements()) instanceof JsonObject object)) {
            return set(document, root, path, like(value));
        }
        String name = freshName(object);
        FieldPath added = holder.then(PathElement.name(name));
        JsonValue member = random.nextBoolean() ? scalar() : tree(3);
        if (kind == 9) {
            return set(document, root, added, member);
        }
        Optional<String> after =
                object.isEmpty()
                        ? Optional.empty()
                        : Optional.of(object.nameAt(random.nextInt(object.size())));
        return new Chosen(
                new SourceEdit.InsertKey(document, added, member, after),
                put(root, added.elements(), member));
    }

    private String freshName(JsonObject object) {
        List<String> names =
                List.of("fresh", "a.b/c", "on", "with space", "1", "x: y", "\u00fc", "#k", "\"q\"");
        String name = names.get(random.nextInt(names.size()));
        return object.has(name) ? "fresh" + random.nextInt(1_000_000) : name;
    }

    private static Chosen set(int document, JsonValue root, FieldPath path, JsonValue value) {
        return new Chosen(
                new SourceEdit.SetValue(document, path, value), put(root, path.elements(), value));
    }

    /** Returns another value, mostly of the same kind. */
    JsonValue like(JsonValue value) {
        return switch (value) {
            case JsonString _ when random.nextInt(4) > 0 -> text();
            case JsonNumber _ when random.nextInt(3) > 0 ->
                    JsonNumber.of(random.nextInt(2_000) - 1_000L);
            case JsonBoolean b when random.nextInt(3) > 0 -> JsonValue.of(!b.value());
            case JsonObject object when !object.isEmpty() -> {
                String name = object.nameAt(random.nextInt(object.size()));
                yield random.nextBoolean()
                        ? object.with(name, scalar())
                        : object.without(name).with("more", scalar());
            }
            case JsonArray array when !array.isEmpty() -> {
                int at = random.nextInt(array.size());
                yield random.nextBoolean()
                        ? array.plus(like(array.get(at)))
                        : array.with(at, scalar());
            }
            default -> scalar();
        };
    }

    private JsonString text() {
        return new JsonString(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    JsonValue scalar() {
        return switch (random.nextInt(9)) {
            case 0 -> JsonNumber.of(random.nextInt(100_000));
            case 1 ->
                    JsonNumber.of(
                            new BigDecimal("0.5").multiply(new BigDecimal(random.nextInt(9))));
            case 2 -> JsonValue.of(random.nextBoolean());
            case 3 -> JsonNull.NULL;
            default -> text();
        };
    }

    /** Returns a tree of at most this depth. */
    JsonValue tree(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return scalar();
        }
        int size = random.nextInt(4);
        if (random.nextBoolean()) {
            List<JsonValue> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(tree(depth - 1));
            }
            return new JsonArray(items);
        }
        JsonObject.Builder members = JsonObject.builder();
        for (int i = 0; i < size; i++) {
            members.put(
                    List.of("name", "b", "Kc", "d/e", "yes").get(random.nextInt(5)),
                    tree(depth - 1));
        }
        return members.build();
    }

    private static JsonValue at(JsonValue root, List<PathElement> steps) {
        JsonValue here = root;
        for (PathElement step : steps) {
            here =
                    switch (step) {
                        case PathElement.Name(String name) -> ((JsonObject) here).require(name);
                        case PathElement.Index(int at) -> ((JsonArray) here).get(at);
                        case PathElement.Key _, PathElement.Value _ ->
                                throw new IllegalArgumentException("positions only");
                    };
        }
        return here;
    }

    private static JsonValue put(JsonValue root, List<PathElement> steps, JsonValue value) {
        if (steps.isEmpty()) {
            return value;
        }
        List<PathElement> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case PathElement.Name(String name) -> {
                JsonObject object = (JsonObject) root;
                JsonValue child = object.find(name).orElse(JsonNull.NULL);
                yield object.with(name, put(child, rest, value));
            }
            case PathElement.Index(int at) -> {
                JsonArray array = (JsonArray) root;
                yield array.with(at, put(array.get(at), rest, value));
            }
            case PathElement.Key _, PathElement.Value _ ->
                    throw new IllegalArgumentException("positions only");
        };
    }

    private static JsonValue removed(JsonValue root, FieldPath path) {
        JsonValue holder = at(root, path.parent().elements());
        JsonValue without =
                switch (path.elements().getLast()) {
                    case PathElement.Name(String name) -> ((JsonObject) holder).without(name);
                    case PathElement.Index(int at) -> {
                        List<JsonValue> items = new ArrayList<>(((JsonArray) holder).items());
                        items.remove(at);
                        yield new JsonArray(items);
                    }
                    case PathElement.Key _, PathElement.Value _ ->
                            throw new IllegalArgumentException("positions only");
                };
        return put(root, path.parent().elements(), without);
    }
}
