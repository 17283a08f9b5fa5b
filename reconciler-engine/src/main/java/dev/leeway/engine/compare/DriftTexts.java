package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;

/**
 * The two states of an object to be read side by side: normalised, in the same order of members,
 * Secrets masked.
 *
 * @param desired the object as it would be after a sync; the empty object when it is not desired
 * @param live the object now; the empty object when it does not exist or could not be read
 */
public record DriftTexts(JsonObject desired, JsonObject live) {}
