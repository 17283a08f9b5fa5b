package dev.leeway.engine.compare;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Optional;

/**
 * What is to be judged about one desired object.
 *
 * @param desired what Git wants
 * @param live what was read
 * @param schema the kind's shape, empty where it is not known
 * @param manager the field manager that would apply it
 * @param rules the differences that do not count, of the whole application
 */
public record Subject(
        DesiredObject desired,
        LiveState live,
        Optional<FieldSchema> schema,
        String manager,
        List<IgnoreRule> rules) {
    public Subject {
        rules = List.copyOf(rules);
    }

    /** Returns a copy with another reading of the live object. */
    public Subject withLive(LiveState reading) {
        return new Subject(desired, reading, schema, manager, rules);
    }

    /** Returns the shape, or one that knows nothing. */
    FieldSchema shape() {
        return schema.orElse(new FieldSchema.Unknown());
    }
}
