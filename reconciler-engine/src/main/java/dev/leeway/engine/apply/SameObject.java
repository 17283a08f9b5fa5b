package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether an object is what a plan saw, although its version moved: only its status was
 * written since, and what its controller notes along with it, such as a Deployment's revision.
 * Spec, other metadata and who owns which field are the same, so the same request makes the same
 * change. Pure.
 */
public final class SameObject {
    private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

    private SameObject() {}

    /** Returns whether a request that was made for the one makes the same change to the other. */
    public static boolean isSame(Manifest seen, Manifest now) {
        return seen.uid().equals(now.uid()) && content(seen).equals(content(now));
    }

    private static JsonObject content(Manifest object) {
        List<JsonValue> owners = new ArrayList<>();
        Set<String> notedWithStatus = new LinkedHashSet<>();
        Set<String> ownedOtherwise = new LinkedHashSet<>();
        for (JsonObject entry : object.metadata().arrayAt("managedFields").objects().toList()) {
            if (entry.string("subresource", "").equals("status")) {
                notedWithStatus.addAll(annotations(entry));
            } else {
                ownedOtherwise.addAll(annotations(entry));
                owners.add(entry.without("time"));
            }
        }
        notedWithStatus.removeAll(ownedOtherwise);
        return withoutAnnotations(object.root(), notedWithStatus)
                .without("status")
                .withoutAt(List.of("metadata", "resourceVersion"))
                .withoutAt(List.of("metadata", "generation"))
                .withAt(List.of("metadata", "managedFields"), new JsonArray(owners));
    }

    /** Returns the names of the annotations that an entry of the managed fields owns. */
    private static List<String> annotations(JsonObject entry) {
        return entry.objectAt("fieldsV1", "f:metadata", "f:annotations").names().stream()
                .filter(name -> name.startsWith("f:"))
                .map(name -> name.substring(2))
                .toList();
    }

    private static JsonObject withoutAnnotations(JsonObject root, Set<String> names) {
        JsonObject left = root.objectAt("metadata", "annotations");
        for (String name : names) {
            left = left.without(name);
        }
        return left.isEmpty() ? root.withoutAt(ANNOTATIONS) : root.withAt(ANNOTATIONS, left);
    }
}
