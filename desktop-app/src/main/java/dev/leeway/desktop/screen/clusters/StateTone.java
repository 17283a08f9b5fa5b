package dev.leeway.desktop.screen.clusters;

import java.util.Set;

/**
 * The colour of a state that a server tells in words: {@code Running}, {@code Init:Error}. Pure.
 */
final class StateTone {
    private static final Set<String> WELL =
            Set.of(
                    "Running",
                    "Bound",
                    "Active",
                    "Ready",
                    "Completed",
                    "Complete",
                    "Succeeded",
                    "Available");
    private static final Set<String> MOVING =
            Set.of("Pending", "ContainerCreating", "PodInitializing", "Terminating", "Released");

    private StateTone() {}

    /** Returns the style class of a state's colour; quiet for words that say nothing of it. */
    static String of(String words) {
        String first = words.split("[,: ]", 2)[0];
        if (WELL.contains(first)) {
            return words.contains("SchedulingDisabled") ? "state-held" : "state-in-sync";
        }
        if (MOVING.contains(first) || words.startsWith("Init:")) {
            return words.contains("Error") || words.contains("BackOff")
                    ? "state-failing"
                    : "state-busy";
        }
        boolean bad =
                words.contains("Error")
                        || words.contains("BackOff")
                        || words.contains("Failed")
                        || words.contains("Evicted")
                        || words.contains("OOMKilled")
                        || words.contains("NotReady")
                        || words.contains("Invalid")
                        || words.contains("Lost");
        return bad ? "state-failing" : "state-quiet";
    }
}
