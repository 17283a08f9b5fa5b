package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.discovery.CurrentTypes;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.rules.WriteRules;
import dev.leeway.engine.practice.store.PracticeStore;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What every kind of request works with.
 *
 * @param store what the cluster holds
 * @param served the types served now
 * @param rules what a write comes to
 * @param clock the cluster's time
 */
record ClusterParts(
        PracticeStore store, CurrentTypes served, WriteRules rules, InstantSource clock) {

    /** Returns the stored object in the target's version, or empty. */
    Optional<JsonObject> find(Target target) {
        return store.get(target.stored(), target.namespace(), target.name())
                .map(object -> Conversion.to(target.type(), object));
    }

    /**
     * Returns the stored object in the target's version.
     *
     * @throws Refusal 404
     */
    JsonObject require(Target target) {
        return find(target)
                .orElseThrow(() -> new Refusal(Statuses.notFound(target.type(), target.name())));
    }

    /** Returns the time as Kubernetes writes it, in whole seconds. */
    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns the definition of a custom type, or empty. */
    Optional<JsonObject> definitionOf(ResourceType type) {
        return type.custom()
                ? store.get(
                        CustomTypeServing.DEFINITION, "", type.plural() + "." + type.gvk().group())
                : Optional.empty();
    }
}
