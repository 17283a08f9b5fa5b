package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;

/** What came of a write to the store. */
public sealed interface StoreResult {
    /** It was done; the object as stored (for a deletion, its last state with the new version). */
    record Written(JsonObject object) implements StoreResult {}

    /** There is no such object. */
    record Absent() implements StoreResult {}

    /** There is one already. */
    record Exists(JsonObject current) implements StoreResult {}

    /** It has changed since; nothing was done. */
    record Stale(JsonObject current) implements StoreResult {}
}
