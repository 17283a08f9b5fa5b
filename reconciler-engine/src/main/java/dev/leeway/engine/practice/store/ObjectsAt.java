package dev.leeway.engine.practice.store;

import dev.leeway.engine.json.JsonObject;
import java.util.List;

/**
 * Objects as they were at one moment.
 *
 * @param version the resource version of the moment
 * @param objects the objects, ordered by namespace and name as Kubernetes lists them
 */
public record ObjectsAt(long version, List<JsonObject> objects) {
    public ObjectsAt {
        objects = List.copyOf(objects);
    }
}
