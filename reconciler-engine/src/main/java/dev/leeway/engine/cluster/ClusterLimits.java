package dev.leeway.engine.cluster;

/**
 * How hard one cluster may be asked. The figures are where each lane starts and its bounds: it gets
 * faster while the server is happy, halves when the server says that it is too much, and recovers.
 *
 * @param reads limits of GET and list
 * @param writes limits of writes and dry-runs, which cost the server more
 * @param listsAtOnce how many lists are under way at once
 */
public record ClusterLimits(Lane reads, Lane writes, int listsAtOnce) {
    /** The limits for an operator's cluster. */
    public static final ClusterLimits DEFAULT =
            new ClusterLimits(new Lane(100, 2_000, 200, 16), new Lane(100, 2_000, 100, 16), 8);

    public ClusterLimits {
        if (listsAtOnce < 1) {
            throw new IllegalArgumentException("listsAtOnce " + listsAtOnce + " is less than 1");
        }
    }

    /**
     * The limits of one lane.
     *
     * @param startPerSecond requests a second at the start
     * @param mostPerSecond requests a second that are never exceeded
     * @param burst requests that may start at once after a pause
     * @param mostAtOnce requests under way at once
     */
    public record Lane(double startPerSecond, double mostPerSecond, int burst, int mostAtOnce) {
        public Lane {
            if (startPerSecond <= 0
                    || mostPerSecond < startPerSecond
                    || burst < 1
                    || mostAtOnce < 1) {
                throw new IllegalArgumentException("limits must be positive and in order");
            }
        }
    }
}
