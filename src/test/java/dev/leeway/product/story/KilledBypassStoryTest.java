package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few of the runs that {@link KilledBypasses} makes by command. */
@Order(1)
@Timeout(300)
class KilledBypassStoryTest {
    private static final int RUNS = 2;

    @TempDir Path folder;

    @Test
    void aProcessThatIsKilledLeavesALeaseThatTheNextOneEnds() throws Exception {
        try (IncidentGround ground = IncidentGround.in(folder)) {
            OnCall ada = ground.engineer(folder.resolve("ada"), "ada");
            KilledBypasses all = new KilledBypasses(ground, ada);

            all.run(1, RUNS);

            System.out.println(all.summary());
            assertThat(all.violations()).isEmpty();
        }
    }
}
