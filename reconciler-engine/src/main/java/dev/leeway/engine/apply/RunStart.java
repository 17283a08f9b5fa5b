package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;

/**
 * A run as it is noted before its first request.
 *
 * @param runId its id, unique for ever
 * @param startedAt when it began
 * @param operator who approved the plan
 * @param application the application
 * @param cluster the cluster
 * @param revision the full commit id
 * @param planDigest the digest of the approved plan
 * @param steps what it is about to do, in order; a step is later named by its position from 0
 */
public record RunStart(
        String runId,
        Instant startedAt,
        String operator,
        String application,
        String cluster,
        String revision,
        String planDigest,
        List<Planned> steps) {
    public RunStart {
        steps = List.copyOf(steps);
    }

    /**
     * One step of it.
     *
     * @param action what is to be done, for example {@code create}, {@code patch}, {@code prune}
     * @param key to which object
     */
    public record Planned(String action, ResourceKey key) {}
}
