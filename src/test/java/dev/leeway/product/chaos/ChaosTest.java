package dev.leeway.product.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few of the faults that {@link Chaos} lets strike by command, one of each of these kinds. */
@Order(1)
@Timeout(300)
class ChaosTest {
    private static final long SEED = 4;
    private static final List<FaultKind> KINDS =
            List.of(
                    FaultKind.KILLED,
                    FaultKind.API_GONE,
                    FaultKind.GIT_GONE,
                    FaultKind.CLOCK,
                    FaultKind.STORM,
                    FaultKind.CUT,
                    FaultKind.TOKEN,
                    FaultKind.ERRORS);

    @TempDir Path folder;

    @Test
    void whateverStrikesEveryWriteIsAccountedForAndAllIsWellAgain() throws Exception {
        try (ChaosGround ground = ChaosGround.in(folder, ChaosSize.SMALL)) {
            Chaos chaos = new Chaos(ground, SEED, false);

            chaos.begin();
            chaos.run(KINDS, KINDS.size(), Duration.ofMinutes(4));
            chaos.end();

            System.out.println("chaos, seed " + SEED + ":\n" + chaos.tally().table());
            assertThat(chaos.tally().wrong()).isEmpty();
            assertThat(chaos.tally().struck()).isEqualTo(KINDS.size());
        }
    }

    @Test
    void aWriteBehindTheTrailsBackIsFound() throws Exception {
        try (ChaosGround ground = ChaosGround.in(folder, ChaosSize.SMALL)) {
            Chaos chaos = new Chaos(ground, SEED, false);
            chaos.begin();

            // Under Leeway's own token, and past everything that Leeway keeps an account with.
            ground.asLeeway(
                    "PATCH",
                    "/api/v1/namespaces/app-000/configmaps/c1",
                    "{\"data\":{\"k\":\"nobody's\"}}");
            chaos.end();

            assertThat(chaos.tally().wrong())
                    .anySatisfy(
                            one ->
                                    assertThat(one)
                                            .contains("a write without its audit row")
                                            .contains("app-000/c1"));
        }
    }
}
