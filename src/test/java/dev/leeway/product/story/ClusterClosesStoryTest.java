package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.command.Session;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that closes between two steps of a sync: what is told is what is so. */
class ClusterClosesStoryTest {
    private static final int OBJECTS = 60;
    private static final int BEGUN_BEFORE = 25;

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private TcpGate gate;
    private Household household;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        gate = TcpGate.before(URI.create(cluster.url()).getPort());
        TestRepository repository = TestRepository.in(temporary.resolve("repository"));
        for (int i = 0; i < OBJECTS; i++) {
            repository.write("shop/" + name(i) + ".yaml", ShopStory.configMap(name(i)));
        }
        repository.commit();
        household = ShopStory.household(temporary.resolve("household"), repository);
        Files.writeString(
                household.kubeconfig(),
                cluster.kubeconfig()
                        .replace(":" + URI.create(cluster.url()).getPort(), ":" + gate.port()));
    }

    @AfterEach
    void end() throws IOException {
        gate.close();
        cluster.close();
    }

    @Test
    void everyStepIsToldAsItIsAndTheNextStartGoesOn() throws Exception {
        ApplyResult result;
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            result = syncWhileItCloses(session);
        }

        assertThat(result.allDone()).isFalse();
        assertThat(result.count(StepResult.Done.class)).isPositive();
        assertThat(result.count(StepResult.Done.class)).isLessThan(OBJECTS);
        result.results().forEach(this::assertIsSo);

        Household.Answer blind = household.onWorkspace("compare", ShopStory.NAME);
        assertThat(blind.exit()).as(blind.out()).isEqualTo(2);
        assertThat(blind.err()).contains("refuses the connection").contains("practice");
        assertThat(household.leeway("audit", "verify").exit()).isZero();

        gate.open();
        try (EngineWiring wiring = household.start();
                Session session = household.open(wiring)) {
            assertThat(session.engine().cutOff()).as("the run ended with a result").isEmpty();
            Comparison seeing = compare(session);
            assertThat(seeing.problems()).isEmpty();
            assertThat(seeing.resources()).hasSize(OBJECTS);
            seeing.resources()
                    .forEach(
                            one ->
                                    assertThat(one.difference() instanceof Difference.InSync)
                                            .as("%s: %s", one.key(), one.difference())
                                            .isEqualTo(holds(one.key().name())));
        }
        assertThat(household.onWorkspace("sync", "--yes", ShopStory.NAME).exit()).isZero();
        assertThat(household.onWorkspace("compare", ShopStory.NAME).exit()).isZero();
        for (int i = 0; i < OBJECTS; i++) {
            assertThat(holds(name(i))).isTrue();
        }
    }

    private ApplyResult syncWhileItCloses(Session session) throws Exception {
        Plan plan = session.engine().plan(compare(session), PlanOptions.PLAIN, RunListener.NONE);
        AtomicInteger begun = new AtomicInteger();
        return session.engine()
                .sync(
                        plan.approve("ada", Instant.now()),
                        event -> {
                            if (event instanceof RunEvent.StepBegan
                                    && begun.incrementAndGet() == BEGUN_BEFORE) {
                                shut();
                            }
                        });
    }

    private void shut() {
        try {
            gate.shut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Comparison compare(Session session) throws Exception {
        return session.engine().compare(ShopStory.NAME, RunRequest.USUAL, RunListener.NONE);
    }

    /** What is called done is there, what is called not begun is not; only doubt may be either. */
    private void assertIsSo(StepResult result) {
        String name = result.step().key().name();
        if (!result.step().key().kind().equals("ConfigMap")) {
            return;
        }
        switch (result) {
            case StepResult.Done _ -> assertThat(holds(name)).as("%s", result).isTrue();
            case StepResult.NotAttempted _,
                    StepResult.Failed _,
                    StepResult.Refused _,
                    StepResult.Waived _ ->
                    assertThat(holds(name)).as("%s", result).isFalse();
            case StepResult.Unknown unknown ->
                    assertThat(unknown.message()).as("%s", result).isNotBlank();
        }
    }

    private boolean holds(String name) {
        return ClusterProbe.holds(cluster, "ConfigMap", ShopStory.NAME, name);
    }

    private static String name(int number) {
        return "settings-" + number;
    }
}
