package dev.leeway.engine.bypass;

import dev.leeway.engine.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/** What an operator asks of a live object in an emergency. */
public sealed interface FixAction {
    /**
     * Another number of replicas.
     *
     * @param replicas 0 or more
     */
    record Scale(long replicas) implements FixAction {}

    /**
     * Another image.
     *
     * @param container the container's name; init containers too
     * @param image the image
     */
    record SetImage(String container, String image) implements FixAction {}

    /**
     * An environment variable with a plain value.
     *
     * @param container the container's name
     * @param name the variable
     * @param value the value; empty to take the variable out
     */
    record SetEnv(String container, String name, Optional<String> value) implements FixAction {}

    /**
     * New pods of the same kind.
     *
     * @param at when it was asked; stands in the pods' template
     */
    record Restart(Instant at) implements FixAction {}

    /**
     * Stops or goes on with a CronJob or Job.
     *
     * @param suspended whether it is to stand still
     */
    record Suspend(boolean suspended) implements FixAction {}

    /**
     * A key of a ConfigMap.
     *
     * @param name the key
     * @param value the value; empty to take the key out
     */
    record SetConfigKey(String name, Optional<String> value) implements FixAction {}

    /**
     * A key of a Secret.
     *
     * @param name the key
     * @param value the value as typed; never printed
     */
    record SetSecretKey(String name, SecretText value) implements FixAction {}

    /**
     * The object as the operator edited it.
     *
     * @param edited the whole object; a Secret cannot be edited so, because its values are never
     *     shown
     * @param base the object as it was read when the editing began, so that what others changed
     *     since is not taken back; empty when nobody knows
     */
    record EditWhole(JsonObject edited, Optional<JsonObject> base) implements FixAction {
        /** An edited object of which nobody knows what it was before. */
        public EditWhole(JsonObject edited) {
            this(edited, Optional.empty());
        }

        /** Leaves the body out. */
        @Override
        public String toString() {
            return "EditWhole[]";
        }
    }
}
