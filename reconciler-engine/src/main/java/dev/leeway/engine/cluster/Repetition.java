package dev.leeway.engine.cluster;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** When a request is sent again, and after which pause. */
final class Repetition {
    /** How often an answer is asked for that broke off or made no sense. */
    static final int MOST_TRIES_BROKEN = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

    private Repetition() {}

    /** Returns whether an answer may be another one the next time. */
    static boolean worthIt(ServerStatus status, Duration retryAfter, int code, int tries) {
        return switch (code) {
            case 429 -> true;
            case 502, 503, 504 -> tries <= MOST_TRIES_BROKEN || !retryAfter.isZero();
            case 500 -> tries < MOST_TRIES_BROKEN && (status.webhookDown() || passing(status));
            default -> false;
        };
    }

    private static boolean passing(ServerStatus status) {
        String message = status.message();
        return message.contains("etcdserver:")
                || message.contains("leader changed")
                || message.contains("timed out")
                || message.contains("timeout")
                || message.contains("connection re");
    }

    /**
     * Returns a pause that doubles with every try, half of it by chance so that clients scatter.
     */
    static Duration pauseAfter(int tries) {
        long full =
                Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tries - 1, 10));
        return Duration.ofNanos(full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    /** Reads {@code Retry-After} in seconds, the form that Kubernetes uses; zero when absent. */
    static Duration retryAfter(String header) {
        try {
            Duration wanted = Duration.ofSeconds(Long.parseLong(header.strip()));
            return wanted.isNegative()
                    ? Duration.ZERO
                    : (wanted.compareTo(LONGEST_RETRY_AFTER) <= 0 ? wanted : LONGEST_RETRY_AFTER);
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
