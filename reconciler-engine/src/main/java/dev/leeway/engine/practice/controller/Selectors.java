package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;

/** Label selectors as they stand in objects. */
final class Selectors {
    private Selectors() {}

    /** Returns whether all wanted labels stand; an empty selector chooses nothing. */
    static boolean choosesByLabels(JsonObject wanted, JsonObject object) {
        if (wanted.isEmpty()) {
            return false;
        }
        return carries(object.objectAt("metadata", "labels"), wanted);
    }

    /** A plain loop: every change of a pod asks this of every service beside it. */
    private static boolean carries(JsonObject labels, JsonObject wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.valueAt(i).equals(labels.get(wanted.nameAt(i)))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether a {@code LabelSelector} chooses the object; an empty one chooses everything.
     */
    static boolean chooses(JsonObject selector, JsonObject object) {
        JsonObject labels = object.objectAt("metadata", "labels");
        return carries(labels, selector.objectAt("matchLabels"))
                && selector.arrayAt("matchExpressions")
                        .objects()
                        .allMatch(expression -> meets(expression, labels));
    }

    private static boolean meets(JsonObject expression, JsonObject labels) {
        String key = expression.string("key", "");
        boolean listed =
                labels.get(key) instanceof JsonString value
                        && expression.arrayAt("values").items().contains(value);
        return switch (expression.string("operator", "")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> labels.has(key);
            case "DoesNotExist" -> !labels.has(key);
            default -> false;
        };
    }
}
