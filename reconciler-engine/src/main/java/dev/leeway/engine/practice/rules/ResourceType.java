package dev.leeway.engine.practice.rules;

import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Set;

/**
 * One resource type that the practice cluster serves.
 *
 * @param gvk group, version and kind
 * @param plural the name in URLs
 * @param singular the singular name
 * @param shortNames short names for kubectl
 * @param categories categories such as {@code all}
 * @param namespaced whether its objects live in namespaces
 * @param verbs the verbs offered
 * @param subresources the subresources offered, for example {@code status}, {@code scale}
 * @param schema the shape
 * @param custom whether it comes from a custom resource definition
 */
public record ResourceType(
        Gvk gvk,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        Set<String> verbs,
        Set<String> subresources,
        FieldSchema.Struct schema,
        boolean custom) {
    public ResourceType {
        shortNames = List.copyOf(shortNames);
        categories = List.copyOf(categories);
        verbs = Set.copyOf(verbs);
        subresources = Set.copyOf(subresources);
    }
}
