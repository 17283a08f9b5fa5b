package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** JSON pointers, RFC 6901. */
final class JsonPointer {
    private JsonPointer() {}

    /** Returns a member's name as a step of a pointer. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Returns the object without what the pointers point at; those that point at nothing change
     * nothing. All are about the object as it is given, also where they name positions in a list.
     */
    static JsonObject removeAll(JsonObject object, Collection<String> pointers) {
        List<List<String>> places = new ArrayList<>();
        for (String pointer : pointers) {
            if (pointer.startsWith("/")) {
                places.add(steps(pointer));
            }
        }
        places.sort(JsonPointer::lastFirst);
        JsonValue rest = object;
        for (List<String> place : places.stream().distinct().toList()) {
            rest = remove(rest, place);
        }
        return (JsonObject) rest;
    }

    /**
     * Later items of a list, and what lies deeper, go first: the other places stay where they are.
     */
    private static int lastFirst(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            String mine = one.get(i);
            String theirs = other.get(i);
            if (!mine.equals(theirs)) {
                return isPosition(mine) && isPosition(theirs)
                        ? Integer.compare(Integer.parseInt(theirs), Integer.parseInt(mine))
                        : theirs.compareTo(mine);
            }
        }
        return Integer.compare(other.size(), one.size());
    }

    private static boolean isPosition(String step) {
        return step.matches("\\d{1,9}");
    }

    private static List<String> steps(String pointer) {
        return Stream.of(pointer.substring(1).split("/", -1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static JsonValue remove(JsonValue value, List<String> steps) {
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        if (value instanceof JsonObject object) {
            JsonValue inner = object.get(step);
            if (inner == null) {
                return object;
            }
            return rest.isEmpty() ? object.without(step) : object.with(step, remove(inner, rest));
        }
        if (value instanceof JsonArray array && isPosition(step)) {
            int at = Integer.parseInt(step);
            if (at >= array.size()) {
                return array;
            }
            if (!rest.isEmpty()) {
                return array.with(at, remove(array.get(at), rest));
            }
            List<JsonValue> items = new ArrayList<>(array.items());
            items.remove(at);
            return new JsonArray(items);
        }
        return value;
    }
}
