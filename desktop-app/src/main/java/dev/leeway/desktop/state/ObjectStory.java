package dev.leeway.desktop.state;

import dev.leeway.engine.resource.ResourceKey;

import java.util.List;
import java.util.Optional;

/**
 * One object's differences, explained.
 *
 * @param key the object
 * @param fields its fields, as far as they could be explained
 * @param limits what could not be looked at, in words
 */
public record ObjectStory(ResourceKey key, List<FieldStory> fields, List<String> limits) {
    public ObjectStory {
        fields = List.copyOf(fields);
        limits = List.copyOf(limits);
    }

    /** Returns what is known of a field. */
    public Optional<FieldStory> of(FieldRow field) {
        return fields.stream().filter(story -> story.path().equals(field.path())).findFirst();
    }
}
