package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks while the connection is being closed is told that it cannot be read. */
@Timeout(90)
class ClosingTest {
    private static final int ROUNDS = 8;
    private static final int ASKING = 4;
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final ResourceKey THERE = new ResourceKey("", "Namespace", "", "default");

    @TempDir Path folder;

    @Test
    void aCallThatMeetsTheClosingNeitherBreaksNorFindsNothing() throws Exception {
        try (PracticeCluster practice = PracticeCluster.start(PracticeOptions.usual());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                ClusterConnection cluster = PracticeClient.connect(practice, folder);
                ServedKind kind =
                        cluster.reader().kinds(WAIT).preferred(THERE.groupKind()).orElseThrow();
                List<Future<LiveState>> last = new ArrayList<>();
                for (int i = 0; i < ASKING; i++) {
                    last.add(threads.submit(() -> untilItEnds(cluster, kind)));
                }
                TimeUnit.MILLISECONDS.sleep(2L * round);
                cluster.close();
                for (Future<LiveState> one : last) {
                    assertThat(one.get(30, TimeUnit.SECONDS))
                            .isInstanceOf(LiveState.Unreadable.class);
                }
            }
        }
    }

    private static LiveState untilItEnds(ClusterConnection cluster, ServedKind kind)
            throws InterruptedException {
        LiveState state = cluster.reader().readNow(THERE, kind, WAIT);
        while (state instanceof LiveState.Present) {
            state = cluster.reader().readNow(THERE, kind, WAIT);
        }
        return state;
    }
}
