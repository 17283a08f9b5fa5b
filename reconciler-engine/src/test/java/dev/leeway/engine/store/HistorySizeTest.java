package dev.leeway.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.resource.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kept manifests cost on the disk, against their raw text. */
class HistorySizeTest {
    private static final int SYNCS = Integer.getInteger("leeway.test.history.syncs", 60);
    private static final int OBJECTS = 200;

    @TempDir Path temp;

    @Test
    void aNewTagOnFiveObjectsEachTime() throws Exception {
        assertThat(ratio("five of 200 objects change", 5)).isGreaterThan(30);
    }

    @Test
    void aNewTagOnEveryObjectEachTime() throws Exception {
        assertThat(ratio("all of 200 objects change", OBJECTS)).isGreaterThan(6);
    }

    private double ratio(String name, int changing) throws Exception {
        long raw = 0;
        List<Manifest> rendered = new ArrayList<>(HistorySample.deployments(OBJECTS, "v0"));
        long began = System.nanoTime();
        try (LeewayStore store =
                LeewayStore.open(temp.resolve("data"), temp.resolve("state"), Clock.systemUTC())) {
            for (int i = 0; i < SYNCS; i++) {
                for (int k = 0; k < changing; k++) {
                    int at = (i * changing + k) % OBJECTS;
                    rendered.set(at, HistorySample.deployment(at, "v1." + i));
                }
                for (Manifest manifest : rendered) {
                    raw += JsonWriter.bytes(manifest.root()).length;
                }
                String run = "r" + i;
                store.syncHistory()
                        .begin(HistorySample.start(run, "a".repeat(40), false), rendered);
                store.syncHistory().end(run, HistorySample.START, Outcome.DONE, "done", List.of());
            }
        }
        long kept = Files.size(temp.resolve("data/leeway.db"));
        long perSync = (System.nanoTime() - began) / SYNCS / 1000;
        double ratio = (double) raw / kept;
        System.out.printf(
                "history size, %d syncs of %d objects, %s: %d KiB kept for %d KiB of text (1:%.0f),"
                        + " %d us a sync%n",
                SYNCS, OBJECTS, name, kept / 1024, raw / 1024, ratio, perSync);
        return ratio;
    }
}
