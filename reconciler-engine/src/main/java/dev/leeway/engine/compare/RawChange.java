package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two trees differ, before masking and attribution.
 *
 * @param path the place, list items by key where the shape is known
 * @param pointer the place as a JSON pointer into the live tree, or into the desired one where the
 *     live one has nothing there
 * @param desired the value on the desired side, null when there is none
 * @param live the value on the live side, null when there is none
 */
public record RawChange(
        FieldPath path, String pointer, @Nullable JsonValue desired, @Nullable JsonValue live) {}
