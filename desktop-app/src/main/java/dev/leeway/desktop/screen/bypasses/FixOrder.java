package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Wellness;
import java.util.Comparator;
import java.util.List;

/** In which order objects are offered for an emergency fix. Pure. */
final class FixOrder {
    /** What runs something is fixed far more often than what only tells it how. */
    private static final List<String> WORKLOADS =
            List.of("Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job", "Pod");

    /** What is unwell, then what runs, then what differs from Git; by name what is alike. */
    static final Comparator<ObjectState> LIKELY_FIRST =
            Comparator.comparing((ObjectState one) -> one.wellness() != Wellness.DEGRADED)
                    .thenComparingInt(FixOrder::workload)
                    .thenComparing(one -> !one.condition().isDifference())
                    .thenComparing(one -> one.key().kind())
                    .thenComparing(one -> one.key().name());

    private FixOrder() {}

    private static int workload(ObjectState one) {
        int at = WORKLOADS.indexOf(one.key().kind());
        return at < 0 ? WORKLOADS.size() : at;
    }
}
