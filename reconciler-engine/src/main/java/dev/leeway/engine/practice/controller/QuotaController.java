package dev.leeway.engine.practice.controller;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says in a ResourceQuota's status what its namespace uses of what is limited. */
final class QuotaController implements Controller {
    @Override
    public GroupKind kind() {
        return Kinds.QUOTA;
    }

    @Override
    public Collection<ObjectName> concernedBy(
            GroupKind changedKind, JsonObject changed, ClusterObjects cluster) {
        String namespace = ObjectName.of(changed).namespace();
        return namespace.isEmpty() || changedKind.equals(Kinds.EVENT)
                ? List.of()
                : cluster.list(kind(), namespace).stream().map(ObjectName::of).toList();
    }

    @Override
    public Optional<Duration> reconcile(JsonObject quota, ClusterObjects cluster, Instant now) {
        JsonObject hard = quota.objectAt("spec", "hard");
        JsonObject status =
                JsonObject.builder()
                        .put("hard", hard)
                        .put("used", new QuotaUsage(cluster, quota).of(hard.names()))
                        .build();
        Status.write(cluster, kind(), quota, status);
        return Optional.empty();
    }
}
