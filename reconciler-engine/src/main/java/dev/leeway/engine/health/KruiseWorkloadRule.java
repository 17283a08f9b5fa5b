package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Judges OpenKruise's workloads by their counts, which are those of the built-in ones under names
 * of their own. Source: OpenKruise documentation, CloneSet, Advanced StatefulSet, Advanced
 * DaemonSet.
 */
final class KruiseWorkloadRule {
    private KruiseWorkloadRule() {}

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload set = Workload.of(live);
        if (set.status().isEmpty()) {
            return Optional.of(Health.progressing(HealthPhrase.NO_STATUS.of()));
        }
        Optional<Health> lag = set.lag();
        if (lag.isPresent()) {
            return lag;
        }
        boolean paused =
                set.spec().objectAt("updateStrategy").bool("paused", false)
                        || set.spec()
                                .objectAt("updateStrategy", "rollingUpdate")
                                .bool("paused", false);
        if (paused) {
            return Optional.of(Health.suspended(HealthPhrase.UPDATE_PAUSED.of()));
        }
        long wanted =
                Condition.number(set.status().get("desiredNumberScheduled")).orElse(set.wanted());
        return Optional.of(heldBack(set, wanted).orElseGet(() -> byCounts(set, wanted)));
    }

    /** A partition keeps pods at the older revision until somebody lowers it. */
    private static Optional<Health> heldBack(Workload set, long wanted) {
        OptionalLong partition =
                Condition.number(
                        set.spec().objectAt("updateStrategy", "rollingUpdate").get("partition"));
        OptionalLong updated =
                Stream.of("updatedReplicas", "updatedNumberScheduled")
                        .map(name -> Condition.number(set.status().get(name)))
                        .filter(OptionalLong::isPresent)
                        .findFirst()
                        .orElse(OptionalLong.empty());
        boolean reached =
                partition.orElse(0) > 0
                        && updated.isPresent()
                        && updated.getAsLong() < wanted
                        && updated.getAsLong() >= wanted - partition.getAsLong();
        return reached
                ? Optional.of(
                        Health.suspended(
                                HealthPhrase.PARTITION_HOLDS.of(
                                        wanted - updated.getAsLong(), wanted)))
                : Optional.empty();
    }

    private static Health byCounts(Workload set, long wanted) {
        for (String name : new String[] {"updatedReadyReplicas", "updatedAvailableReplicas"}) {
            OptionalLong have = Condition.number(set.status().get(name));
            // As with a Deployment, pods of the new revision that are there and not ready are a
            // fault.
            if (have.isPresent() && have.getAsLong() < Math.min(wanted, set.count("replicas"))) {
                return Health.degraded(
                        HealthPhrase.MEMBER_SHORT.of(
                                Wording.quoted(name),
                                Wording.count(have.getAsLong()),
                                Wording.count(wanted)));
            }
        }
        for (String name : new String[] {"updatedReplicas", "readyReplicas", "numberReady"}) {
            OptionalLong have = Condition.number(set.status().get(name));
            if (have.isPresent() && have.getAsLong() < wanted) {
                return Workload.waiting(have.getAsLong(), wanted, name);
            }
        }
        return Health.healthy(HealthPhrase.ALL_READY.of(wanted));
    }
}
