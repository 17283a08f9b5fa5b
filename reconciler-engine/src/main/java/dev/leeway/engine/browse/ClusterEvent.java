package dev.leeway.engine.browse;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a part of the cluster noted about an object.
 *
 * @param warning whether it is a warning
 * @param reason why, in one word, for example {@code FailedScheduling}
 * @param message what happened
 * @param about the object; its group is empty where the event does not say
 * @param source who noted it, for example {@code kubelet}
 * @param count how often it happened
 * @param first when it happened first, if known
 * @param last when it happened last, if known
 */
public record ClusterEvent(
        boolean warning,
        String reason,
        String message,
        ResourceKey about,
        String source,
        long count,
        Optional<Instant> first,
        Optional<Instant> last) {}
