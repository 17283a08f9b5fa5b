package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The numbers and conditions that kinds with pods share.
 *
 * @param spec the spec
 * @param status the status
 * @param generation the generation that was asked for, 0 when unknown
 * @param conditions the conditions
 */
record Workload(JsonObject spec, JsonObject status, long generation, List<Condition> conditions) {
    static Workload of(Manifest live) {
        JsonObject status = live.root().objectAt("status");
        return new Workload(
                live.root().objectAt("spec"),
                status,
                Condition.number(live.metadata().get("generation")).orElse(0),
                Condition.in(status));
    }

    /** Returns a count of the status, 0 when it is not there. */
    long count(String name) {
        return Condition.number(status.get(name)).orElse(0);
    }

    /** Returns how many replicas are wanted; without a number, one. */
    long wanted() {
        return Condition.number(spec.get("replicas")).orElse(1);
    }

    Optional<Condition> condition(String type) {
        return Condition.find(conditions, type);
    }

    /** Returns a progressing verdict while the controller has not seen the newest generation. */
    Optional<Health> lag() {
        OptionalLong observed = Condition.number(status.get("observedGeneration"));
        return generation > observed.orElse(0)
                ? Optional.of(
                        Health.progressing(HealthPhrase.LAGS.of(observed.orElse(0), generation)))
                : Optional.empty();
    }

    static Health waiting(long have, long wanted, HealthPhrase phrase) {
        return Health.progressing(phrase.of(have, wanted));
    }

    static Health waiting(long have, long wanted, String what) {
        return Health.progressing(
                HealthPhrase.COUNTED.of(
                        Wording.count(have), Wording.count(wanted), Wording.quoted(what)));
    }
}
