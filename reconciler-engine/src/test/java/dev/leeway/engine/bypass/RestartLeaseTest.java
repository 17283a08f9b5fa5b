package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart is a fix of which nothing belongs into Git: its lease asks for no proposal. */
class RestartLeaseTest {
    private static final ResourceKey API = new ResourceKey("apps", "Deployment", "default", "api");

    @TempDir Path folder;
    private BypassHousehold house;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder);
        house.sync();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void itWaitsForItsReleaseAndEndsByIt() throws Exception {
        Bypasses bypasses = house.bypasses();
        Lease lease =
                bypasses.start(
                        bypasses.review(
                                "shop",
                                API,
                                new FixAction.Restart(Instant.parse("2026-03-02T03:00:00Z"))),
                        BypassTerms.of("it hangs", "maria"));

        assertThat(bypasses.tend(lease.bypass().id()).waitsFor()).contains("its release");
        LeaseView view = LeaseView.of(lease, lease.bypass().start());
        assertThat(view.next()).startsWith(LeaseView.Action.RELEASE);
        assertThat(view.next()).doesNotContain(LeaseView.Action.PROPOSE);
        assertThat(bypasses.release(lease.bypass().id(), false, "maria").lease().stage())
                .isEqualTo(Stage.RELEASED);
    }
}
