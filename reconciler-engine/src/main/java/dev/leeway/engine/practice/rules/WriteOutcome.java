package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import java.util.List;

/** What the API server would do with a write. */
public sealed interface WriteOutcome {
    /**
     * It would store this.
     *
     * @param object the whole object, managed fields included; uid, resourceVersion and
     *     creationTimestamp of a new object are the store's to set
     * @param unchanged whether it equals what is stored, so that no new resource version is due
     * @param warnings texts for warning headers
     */
    record Stored(JsonObject object, boolean unchanged, List<String> warnings)
            implements WriteOutcome {
        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It would refuse.
     *
     * @param status the Kubernetes {@code Status} object, its {@code code} being the HTTP status
     */
    record Refused(JsonObject status) implements WriteOutcome {}
}
