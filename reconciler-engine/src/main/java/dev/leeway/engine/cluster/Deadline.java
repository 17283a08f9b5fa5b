package dev.leeway.engine.cluster;

import java.time.Duration;

/** A point in time that waiting ends at, unmoved by changes of the wall clock. */
record Deadline(long nanoTime) {
    /** Returns the point that far from now. */
    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Returns how much is left; zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** Returns the earlier of this point and the one that far from now. */
    Deadline orAfter(Duration time) {
        Deadline other = after(time);
        return other.nanoTime - nanoTime < 0 ? other : this;
    }
}
