package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import java.util.stream.Collectors;

/**
 * Reads how far the deletion of an object has come.
 *
 * <p>Source: Kubernetes, finalizers: an object with a deletion time stays until its list of
 * finalizers is empty.
 */
public final class Deletions {
    private Deletions() {}

    /** Returns whether an object's deletion began and something still holds it. */
    public static boolean lingers(Manifest object) {
        return object.metadata().has("deletionTimestamp")
                && !object.metadata().arrayAt("finalizers").isEmpty();
    }

    /** Returns what the deletion of an object waits for, in words. */
    public static String waitsFor(Manifest object) {
        String finalizers =
                object.metadata().arrayAt("finalizers").stream()
                        .filter(JsonString.class::isInstance)
                        .map(one -> ((JsonString) one).value())
                        .map(
                                one ->
                                        one.equals("foregroundDeletion")
                                                ? "the deletion of its dependents"
                                                : one)
                        .collect(Collectors.joining(", "));
        return "it is gone once these are done: " + finalizers;
    }
}
