package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that end in the middle of a sync end the sync, not each of its requests. */
@Timeout(90)
class SignedOutSyncTest {
    private static final int OBJECTS = 120;

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
    void whatComesAfterARefusedSignInIsNotSentAndSaysSo() throws Exception {
        StringBuilder git = new StringBuilder();
        for (int i = 0; i < OBJECTS; i++) {
            git.append(HookAndWaveTest.configMap("one-" + i, "0"));
        }
        house.git(git.toString());
        var plan = house.plan(PlanOptions.PLAIN);
        house.practice
                .faults()
                .add(
                        FaultRule.always(new FaultEffect.ExpiredToken())
                                .onVerbs("create", "patch")
                                .onResources("configmaps"));

        ApplyResult result = house.sync(plan, new SyncControl(), _ -> {});

        assertThat(result.allDone()).isFalse();
        List<StepResult> refused =
                result.results().stream().filter(StepResult.Failed.class::isInstance).toList();
        List<StepResult> notSent =
                result.results().stream()
                        .filter(StepResult.NotAttempted.class::isInstance)
                        .toList();
        assertThat(refused).as("at most what was under way at once").hasSizeBetween(1, 40);
        assertThat(notSent.size() + refused.size()).isGreaterThanOrEqualTo(OBJECTS);
        assertThat(notSent)
                .allSatisfy(
                        one ->
                                assertThat(one.message())
                                        .contains("refused the credentials", "Sign in again"));
    }
}
