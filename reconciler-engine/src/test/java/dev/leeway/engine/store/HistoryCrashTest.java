package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SyncRecord;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write leave a history that reads back whole. */
@Timeout(120)
class HistoryCrashTest {
    private static final int KILLS = 4;

    @TempDir Path temp;

    @Test
    void everySyncThatIsListedIsWhole() throws Exception {
        Random random = new Random(20261122);
        int told = 0;
        for (int i = 0; i < KILLS; i++) {
            told += killedAfter(5 + random.nextInt(15), "p" + i);
        }
        try (LeewayStore store =
                LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC())) {
            List<SyncRecord> syncs =
                    store.syncHistory().page("shop", "prod", Long.MAX_VALUE, Integer.MAX_VALUE);
            for (SyncRecord sync : syncs) {
                List<KeptManifest> manifests =
                        store.syncHistory().manifests(sync.number()).orElseThrow();
                assertThat(manifests)
                        .extracting(KeptManifest::body)
                        .isEqualTo(
                                HistorySample.deployments(60, sync.start().runId()).stream()
                                        .map(manifest -> manifest.root())
                                        .toList());
            }
            assertThat(syncs.size())
                    .as("what a process said was noted is noted")
                    .isGreaterThanOrEqualTo(told);
            System.out.println(
                    "history after kills: "
                            + syncs.size()
                            + " syncs whole of "
                            + syncs.size()
                            + " listed, "
                            + told
                            + " told, "
                            + KILLS
                            + " kills");
        }
    }

    /** Returns how many syncs the process said it had noted before it was killed. */
    private int killedAfter(int syncs, String name) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                java.toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SyncingProcess.class.getName(),
                                temp.toString(),
                                name)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            for (int i = 0; i < syncs; i++) {
                assertThat(process.getInputStream().read()).isEqualTo('!');
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        return syncs;
    }
}
