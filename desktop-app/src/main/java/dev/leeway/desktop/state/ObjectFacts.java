package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an object of a cluster says of itself beyond how it stands. */
public sealed interface ObjectFacts {
    /** The object is known not to be there. */
    record Absent() implements ObjectFacts {}

    /** It could not be read, so that nothing is known of it. */
    record Unread() implements ObjectFacts {}

    /**
     * It was read.
     *
     * @param created when it was created; empty when it does not say so
     * @param pods how many of its pods, or of a pod's containers, are ready; empty where it counts
     *     none
     * @param restarts how often a pod's containers were started again; empty for what is no pod,
     *     and for a pod whose containers have not been reported yet
     * @param lastRestart when one of them ended last before it was started again
     * @param images the images that it runs, as its containers name them, in their order
     */
    record Known(
            Optional<Instant> created,
            Optional<Ready> pods,
            OptionalLong restarts,
            Optional<Instant> lastRestart,
            List<String> images)
            implements ObjectFacts {
        public Known {
            images = List.copyOf(images);
        }
    }

    /**
     * How many are ready of how many that should be.
     *
     * @param ready how many are; empty when nobody has counted them yet
     * @param wanted how many should be; empty when that is not known either
     */
    record Ready(OptionalLong ready, OptionalLong wanted) {}
}
