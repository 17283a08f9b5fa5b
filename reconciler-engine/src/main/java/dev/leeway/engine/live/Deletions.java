package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.resource.Manifest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Reads how far the deletion of an object has come.
 *
 * <p>Source: Kubernetes, finalizers: an object with a deletion time stays until its list of
 * finalizers is empty.
 */
public final class Deletions {
    /** The finalizer by which Kubernetes deletes what an object owns before the object. */
    public static final String FOREGROUND = "foregroundDeletion";

    private Deletions() {}

    /** Returns whether an object's deletion began and something still holds it. */
    public static boolean lingers(Manifest object) {
        return object.metadata().has("deletionTimestamp")
                && !object.metadata().arrayAt("finalizers").isEmpty();
    }

    /** Returns since when an object is being deleted; empty when it is not, or nobody knows. */
    public static Optional<Instant> since(Manifest object) {
        try {
            return object.metadata().string("deletionTimestamp").map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Returns the finalizers that hold an object. */
    public static List<String> finalizers(Manifest object) {
        return object.metadata().arrayAt("finalizers").stream()
                .filter(JsonString.class::isInstance)
                .map(one -> ((JsonString) one).value())
                .toList();
    }
}
