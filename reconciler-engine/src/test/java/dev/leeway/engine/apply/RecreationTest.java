package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An object that is to be made anew, and a cluster that is out of reach once it was deleted. */
@Timeout(90)
class RecreationTest {
    private static final ResourceKey WEB = new ResourceKey("", "Service", "shop", "web");

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, true);
        house.git(service("10.96.0.20"));
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).isTrue();
        house.git(service("10.96.0.21"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private static String service(String address) {
        return """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec: {clusterIP: %s, ports: [{port: 80}]}
        """
                .formatted(address);
    }

    /** Once the service was deleted, so many requests to apply it are not sent. */
    private final class OutOfReach implements ClusterWriter {
        private final ClusterWriter door = house.cluster.writer();
        private int unsent;
        private boolean deleted;

        OutOfReach(int unsent) {
            this.unsent = unsent;
        }

        @Override
        public String cluster() {
            return door.cluster();
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            if (deleted && request.key().equals(WEB) && unsent > 0) {
                unsent--;
                return new WriteResult.NotSent("the cluster cannot be reached");
            }
            return door.apply(request);
        }

        @Override
        public WriteResult patch(PatchRequest request) throws InterruptedException {
            return door.patch(request);
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            deleted |= request.key().equals(WEB);
            return door.delete(request);
        }
    }

    private StepResult recreated() throws Exception {
        return house.sync(PlanOptions.PLAIN.recreating(Set.of(WEB))).results().getFirst();
    }

    @Test
    void theOldOneIsPutBackWhenTheNewOneCannotBeSent() throws Exception {
        house.writer = new OutOfReach(2);

        assertThat(recreated())
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed ->
                                assertThat(failed.message())
                                        .contains("cannot be reached", "was put back"));
        assertThat(house.live(WEB).orElseThrow().root().stringAt("spec", "clusterIP"))
                .contains("10.96.0.20");
    }

    @Test
    void whatWasDeletedIsNeverSaidToBeNotAttempted() throws Exception {
        house.writer = new OutOfReach(100);

        assertThat(recreated())
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed ->
                                assertThat(failed.message())
                                        .contains("It was deleted", "could NOT be put back"));
        assertThat(house.live(WEB)).isEmpty();
    }
}
