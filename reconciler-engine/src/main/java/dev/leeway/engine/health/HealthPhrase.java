package dev.leeway.engine.health;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The phrases of which verdicts consist, in English, with numbered places. A language words them by
 * the constants' names.
 */
public enum HealthPhrase {
    /** How long it has lasted. */
    AGED("{0} (for {1})"),
    /** How long it has lasted, when that is too long. */
    AGED_LATE("{0} (for {1}, longer than expected)"),
    /** A length of time. */
    SECONDS("{0} s"),
    /** A length of time. */
    MINUTES("{0} min"),
    /** A length of time. */
    HOURS("{0} h"),
    /** A length of time, two days at least. */
    DAYS("{0} days"),
    /** An object that somebody deleted and that is still there. */
    BEING_DELETED("It is being deleted"),
    /** A verdict and a remark of the rules on it. */
    REMARKED("{0} ({1})"),
    /** A remark of the rules alone. */
    REMARK("({0})"),
    /** A controller that has not seen the newest generation. */
    LAGS("The controller has seen generation {0} of {1}."),
    /** A roll-out. */
    REPLICAS_UPDATED("{0} of {1} replicas are updated."),
    /** A roll-out. */
    UPDATED_AVAILABLE("{0} of {1} updated replicas are available."),
    /** Replicas of an earlier revision, more than none. */
    OLD_REPLICAS("{0} old replicas are still there."),
    /** Replicas, as many as are wanted or not. */
    REPLICAS_AVAILABLE("{0} of {1} replicas are available."),
    /** What {@code spec.paused} means to a Deployment. */
    DEPLOYMENT_PAUSED("The Deployment is paused."),

    /** A load balancer without an address. */
    AWAITS_BALANCER("Waiting for an address of the load balancer"),
    /** A load balancer that need not have an address. */
    NO_BALANCER_ADDRESS("No address is reported by a load balancer."),
    /** An ingress without an address. */
    AWAITS_INGRESS("Waiting for a controller to report an address"),
    /** An ingress that need not have an address. */
    NO_INGRESS_ADDRESS("No address is reported by a controller."),
    /** A claim with its volume. */
    BOUND("Bound to a volume."),
    /** A claim without a volume. */
    AWAITS_VOLUME("Waiting for a volume"),
    /** A claim that had a volume. */
    VOLUME_LOST("Its volume is lost."),
    /** A phase that no rule knows. */
    PHASE_QUOTED("Its phase is '{0}'."),

    /** A Job that has done its work. */
    COMPLETED("It has completed."),
    /** How the pods of a Job stand. */
    JOB_PODS("{0} pods active, {1} succeeded, {2} failed");

    private final String pattern;

    HealthPhrase(String pattern) {
        this.pattern = pattern;
    }

    /** Returns the English pattern. */
    public String pattern() {
        return pattern;
    }

    /** Returns how many places the pattern has. */
    public int places() {
        int places = 0;
        while (pattern.contains("{" + places + "}")) {
            places++;
        }
        return places;
    }

    /** Returns the phrase in English. What fills a place is not searched for places itself. */
    String english(List<String> parts) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', done)) {
            text.append(pattern, done, at).append(parts.get(pattern.charAt(at + 1) - '0'));
            done = at + 3;
        }
        return text.append(pattern, done, pattern.length()).toString();
    }

    /** Returns the phrase, which has no places. */
    public HealthMessage of() {
        return new HealthMessage.Phrased(this, List.of());
    }

    /** Returns the phrase with its places filled. */
    public HealthMessage of(HealthMessage... parts) {
        return new HealthMessage.Phrased(this, List.of(parts));
    }

    /** Returns the phrase with its places filled. */
    public HealthMessage of(String... words) {
        return new HealthMessage.Phrased(
                this, Arrays.stream(words).map(HealthMessage::quoted).toList());
    }

    /** Returns the phrase with its places filled. */
    public HealthMessage of(long... counts) {
        return new HealthMessage.Phrased(
                this, LongStream.of(counts).mapToObj(HealthMessage::count).toList());
    }
}
