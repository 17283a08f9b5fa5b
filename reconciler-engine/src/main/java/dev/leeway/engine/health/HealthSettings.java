package dev.leeway.engine.health;

import java.time.Duration;

/**
 * What a user may choose about health.
 *
 * @param ingressNeedsAddress whether an Ingress counts as progressing until its controller reports
 *     an address; some controllers never do
 * @param loadBalancerNeedsAddress the same for a Service of type LoadBalancer
 * @param patience how long an object may be on its way before the message says that it is late
 */
public record HealthSettings(
        boolean ingressNeedsAddress, boolean loadBalancerNeedsAddress, Duration patience) {
    /** What Argo CD does, and ten minutes of patience. */
    public static final HealthSettings DEFAULT =
            new HealthSettings(true, true, Duration.ofMinutes(10));
}
