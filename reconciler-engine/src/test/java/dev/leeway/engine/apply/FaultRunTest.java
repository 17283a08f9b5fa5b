package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Syncs while a cluster answers 409, 429, 500, 503 or not at all, at random and repeatably: what a
 * sync says is so, and once the cluster answers again everything ends as Git wants it. The system
 * property {@code leeway.fault.seeds} sets how many seeds run; {@code leeway.fault.first} the
 * first.
 */
class FaultRunTest {
    private static final List<FaultEffect> EFFECTS =
            List.of(
                    new FaultEffect.TooManyRequests(0),
                    new FaultEffect.ServerError(),
                    new FaultEffect.Unavailable(),
                    new FaultEffect.Drop(true),
                    new FaultEffect.Drop(false),
                    new FaultEffect.ClosedWebhook("hook.example.com"));

    @TempDir Path folder;
    private int whole;
    private int partly;
    private int broken;

    @Test
    void everySeedEndsRightOrIsReportedHonestly() throws Exception {
        int seeds = Integer.getInteger("leeway.fault.seeds", 6);
        int first = Integer.getInteger("leeway.fault.first", 1);
        try (SyncHouse house = SyncHouse.open(folder, true)) {
            for (int seed = first; seed < first + seeds; seed++) {
                run(house, seed);
            }
        }
        System.out.println(
                "fault runs: "
                        + (whole + partly + broken)
                        + " of "
                        + seeds
                        + " ended right ("
                        + whole
                        + " whole, "
                        + partly
                        + " reported in part, "
                        + broken
                        + " not begun)");
        assertThat(whole + partly + broken).isEqualTo(seeds);
    }

    private void run(SyncHouse house, int seed) throws Exception {
        Random dice = new Random(seed);
        house.application = "app-" + seed;
        house.namespace = "ns-" + seed;
        Set<String> wanted = names(dice, 4);
        house.git(documents(wanted, "one"));
        assertThat(house.sync(PlanOptions.PLAIN).allDone()).as("seed %s", seed).isTrue();

        wanted = names(dice, 4);
        house.git(documents(wanted, "two"));
        Plan plan = house.plan(PlanOptions.PLAIN.withPrune(true));
        FaultEffect effect = EFFECTS.get(dice.nextInt(EFFECTS.size()));
        house.practice
                .faults()
                .add(
                        FaultRule.always(effect)
                                .onVerbs("patch", "delete", "get")
                                .onResources("configmaps")
                                .withProbability(0.3, seed)
                                .times(1 + dice.nextInt(12)));
        try {
            ApplyResult result =
                    house.engine()
                            .sync(
                                    plan.approve(
                                            "operator",
                                            SyncHouse.NOW,
                                            plan.confirmation().orElse("")),
                                    _ -> {});
            house.practice.faults().clear();
            assertTrue(house, result, seed);
            if (result.allDone()) {
                whole++;
            } else {
                partly++;
            }
        } catch (RunException e) {
            assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
            broken++;
        } finally {
            house.practice.faults().clear();
        }
        settle(house, wanted, seed);
    }

    /** What is called done is so, and what is called not attempted is not. */
    private static void assertTrue(SyncHouse house, ApplyResult result, int seed) throws Exception {
        for (StepResult one : result.results()) {
            ResourceKey key = one.step().key();
            boolean there = house.live(key).isPresent();
            if (one instanceof StepResult.Done done) {
                boolean going = one.step() instanceof Step.Prune && !done.versionAfter().isEmpty();
                if (going) {
                    continue;
                }
                assertThat(there)
                        .as("seed %s: %s", seed, one)
                        .isEqualTo(!(one.step() instanceof Step.Prune));
            } else if (one instanceof StepResult.NotAttempted
                    && one.step() instanceof Step.Create) {
                assertThat(there).as("seed %s: %s", seed, one).isFalse();
            }
        }
    }

    /** With the cluster well again, a few syncs bring about what Git wants. */
    private static void settle(SyncHouse house, Set<String> wanted, int seed) throws Exception {
        for (int i = 0; i < 6; i++) {
            Plan plan = house.plan(PlanOptions.PLAIN.withPrune(true));
            if (plan.isEmpty()) {
                break;
            }
            house.engine()
                    .sync(
                            plan.approve("operator", SyncHouse.NOW, plan.confirmation().orElse("")),
                            _ -> {});
        }
        // What is being deleted goes by itself, when the cluster gets round to it.
        await().atMost(SyncHouse.WAIT)
                .untilAsserted(
                        () ->
                                assertThat(house.plan(PlanOptions.PLAIN.withPrune(true)).steps())
                                        .as("seed %s", seed)
                                        .isEmpty());
        house.sync(PlanOptions.PLAIN);
        for (String name : wanted) {
            assertThat(house.live(key(house, name))).as("seed %s: %s", seed, name).isPresent();
        }
        assertThat(house.compare().inventory().known().byKey().keySet())
                .as("seed %s", seed)
                .containsExactlyInAnyOrderElementsOf(
                        wanted.stream().map(name -> key(house, name)).toList());
    }

    private static ResourceKey key(SyncHouse house, String name) {
        return new ResourceKey("", "ConfigMap", house.namespace, name);
    }

    private static Set<String> names(Random dice, int count) {
        Set<String> names = new TreeSet<>();
        while (names.size() < count) {
            names.add("c" + dice.nextInt(8));
        }
        return names;
    }

    private static String documents(Set<String> names, String value) {
        List<String> documents = new ArrayList<>();
        for (String name : names) {
            documents.add(
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "
                            + name
                            + "}\ndata: {k: "
                            + value
                            + "}\n");
        }
        return String.join("---\n", documents);
    }
}
