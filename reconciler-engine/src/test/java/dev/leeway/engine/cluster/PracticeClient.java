package dev.leeway.engine.cluster;

import dev.leeway.engine.practice.PracticeCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Connects tests to a practice cluster as an operator's Leeway connects: by a kubeconfig. */
public final class PracticeClient {
    private PracticeClient() {}

    /**
     * Connects with the limits of an operator's cluster.
     *
     * @param folder where the kubeconfig is written
     */
    public static ClusterConnection connect(PracticeCluster practice, Path folder)
            throws Exception {
        return ClusterConnector.connect(settings(practice, folder));
    }

    /** Connects with a patience of its own. */
    static ClusterConnection connect(PracticeCluster practice, Path folder, WatchTiming timing)
            throws Exception {
        return ClusterConnector.connect(settings(practice, folder), timing);
    }

    private static ClusterSettings settings(PracticeCluster practice, Path folder)
            throws Exception {
        Path kubeconfig = folder.resolve("config");
        practice.writeKubeconfig(kubeconfig);
        return new ClusterSettings(
                "practice", List.of(kubeconfig), "", ClusterLimits.DEFAULT, Map.of(), "test");
    }
}
