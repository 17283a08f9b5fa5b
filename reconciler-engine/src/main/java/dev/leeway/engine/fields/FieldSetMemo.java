package dev.leeway.engine.fields;

import dev.leeway.engine.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads {@code fieldsV1} values and remembers what was read: objects of one kind that one manager
 * wrote mostly have the same fields, so one reading does for hundreds. Meant to live as long as one
 * piece of work. Safe for use from several threads.
 */
public final class FieldSetMemo {
    private static final int MOST = 4_096;

    private final Map<JsonObject, FieldSet> known = new ConcurrentHashMap<>();

    /**
     * Does what {@link FieldSet#parse} does.
     *
     * @throws IllegalArgumentException when a name in it is not a step of a path
     */
    public FieldSet parse(JsonObject fieldsV1) {
        FieldSet set = known.get(fieldsV1);
        if (set == null) {
            set = FieldSet.parse(fieldsV1);
            if (known.size() < MOST) {
                known.put(fieldsV1, set);
            }
        }
        return set;
    }
}
