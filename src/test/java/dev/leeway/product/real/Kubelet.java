package dev.leeway.product.real;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Stands in for nodes: says that waiting pods run and are ready, that pods of Jobs succeeded, and
 * lets deleted ones go. What a controller makes of that is the cluster's own doing.
 */
final class Kubelet implements AutoCloseable {
    private static final String PENDING =
            "{range .items[*]}{.metadata.deletionTimestamp}|{.status.phase}|{.metadata.namespace}"
                    + "|{.metadata.name}|{.metadata.ownerReferences[0].kind}{\"\\n\"}{end}";

    private final RealCluster cluster;
    private final Thread thread;
    private volatile boolean closed;

    Kubelet(RealCluster cluster) {
        this.cluster = cluster;
        this.thread = Thread.ofVirtual().name("kubelet").start(this::work);
    }

    private void work() {
        while (!closed) {
            try {
                String pods = cluster.kubectl("get", "pods", "-A", "-o", "jsonpath=" + PENDING);
                for (String line : pods.lines().toList()) {
                    one(line.split("\\|", -1));
                }
                Thread.sleep(300);
            } catch (IOException gone) {
                // A pod that is gone by now, or a server that a trial has just killed.
                if (closed) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void one(String[] pod) throws IOException, InterruptedException {
        if (pod.length != 5) {
            throw new IOException("not a pod: " + Arrays.toString(pod));
        }
        if (!pod[0].isEmpty()) {
            cluster.kubectl("-n", pod[2], "delete", "pod", pod[3], "--force", "--grace-period=0");
        } else if (pod[1].equals("Pending")) {
            boolean job = pod[4].equals("Job");
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            String status =
                    """
                    {"status": {"phase": "%s", "startTime": "%s", "conditions": [
                      {"type": "Ready", "status": "%s", "lastTransitionTime": "%s"}]}}
                    """
                            .formatted(
                                    job ? "Succeeded" : "Running",
                                    now,
                                    job ? "False" : "True",
                                    now);
            cluster.kubectl(
                    "-n",
                    pod[2],
                    "patch",
                    "pod",
                    pod[3],
                    "--subresource=status",
                    "--type=merge",
                    "-p",
                    status);
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
