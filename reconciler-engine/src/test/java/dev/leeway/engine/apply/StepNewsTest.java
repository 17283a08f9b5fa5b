package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.RunEvent;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever watches a sync hears of each step as it is settled, not of a whole place at once. */
@Timeout(90)
class StepNewsTest {
    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, false);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void aStepThatIsDoneIsToldWhileItsNeighbourStillRuns() throws Exception {
        house.git(HookAndWaveTest.configMap("quick", "0") + HookAndWaveTest.configMap("slow", "0"));
        CountDownLatch quickIsTold = new CountDownLatch(1);
        house.writer = new HeldWriter(house.writer, quickIsTold);

        ApplyResult result =
                house.sync(
                        house.plan(PlanOptions.PLAIN),
                        new SyncControl(),
                        event -> {
                            if (event instanceof RunEvent.StepEnded ended
                                    && ended.result().step().key().name().equals("quick")) {
                                quickIsTold.countDown();
                            }
                        });

        assertThat(result.allDone()).as("%s %s", result.trouble(), result.results()).isTrue();
        assertThat(house.story())
                .containsSubsequence("ended ConfigMap quick", "ended ConfigMap slow")
                .as("each step is told once")
                .doesNotHaveDuplicates();
    }

    /** Lets the object named slow wait until somebody heard that the other one is done. */
    private record HeldWriter(ClusterWriter writer, CountDownLatch heard) implements ClusterWriter {
        @Override
        public String cluster() {
            return writer.cluster();
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            if (request.key().name().equals("slow") && !heard.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody heard that the other step is done");
            }
            return writer.apply(request);
        }

        @Override
        public WriteResult patch(PatchRequest request) throws InterruptedException {
            return writer.patch(request);
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            return writer.delete(request);
        }
    }
}
