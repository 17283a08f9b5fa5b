package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.util.List;
import java.util.Map;

/**
 * Everything that a store held at one version.
 *
 * @param version the version of the latest write
 * @param objects its objects by type
 */
public record StoreContent(long version, Map<GroupKind, List<JsonObject>> objects) {
    public StoreContent {
        objects = Map.copyOf(objects);
    }
}
