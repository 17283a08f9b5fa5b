package dev.leeway.product.chaos;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import dev.leeway.product.story.Household;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Syncs while a cluster answers 409, 410, 429, 500, 503, too late or not at all, at random and
 * repeatably. What a sync says is so, what is not the application's stays untouched, and once the
 * cluster is well again a few syncs bring about what Git wants.
 *
 * <p>{@code FaultRun [SEEDS [FIRST]]} runs so many seeds; {@code FaultRun 1 SEED} runs one again.
 */
public final class FaultRun implements AutoCloseable {
    private static final int SETTLING = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<FaultEffect> EFFECTS =
            List.of(
                    new FaultEffect.Outdated(),
                    new FaultEffect.ExpiredList(),
                    new FaultEffect.ExpiredWatch(),
                    new FaultEffect.TooManyRequests(0),
                    new FaultEffect.ServerError(),
                    new FaultEffect.Unavailable(),
                    new FaultEffect.Drop(true),
                    new FaultEffect.Drop(false),
                    new FaultEffect.ClosedWebhook("hook.example.com"),
                    new FaultEffect.Latency(Duration.ofMillis(2500)));

    /** What earlier seeds left behind is watched too; a new cluster now and then costs less. */
    private static final int SEEDS_A_CLUSTER = 10;

    private final Path folder;
    private PracticeCluster practice;
    private Rig rig;
    private int seeds;

    private FaultRun(Path folder) throws Exception {
        this.folder = folder;
        practice = Household.startCluster();
        rig = rig();
    }

    private Rig rig() throws Exception {
        Path home = Files.createDirectories(folder.resolve("cluster-" + seeds));
        Path kubeconfig = home.resolve("config");
        practice.writeKubeconfig(kubeconfig);
        return Rig.open(home, kubeconfig, door -> door);
    }

    /** Opens a cluster and an engine for many seeds. */
    static FaultRun open(Path folder) throws Exception {
        return new FaultRun(folder);
    }

    private void renew() throws Exception {
        if (seeds > 0 && seeds % SEEDS_A_CLUSTER == 0) {
            close();
            practice = Household.startCluster();
            rig = rig();
        }
        seeds++;
    }

    /** How one seed ended. */
    enum End {
        /** Every step was done in spite of the faults. */
        WHOLE,
        /** The result named what was not done. */
        PARTLY,
        /** Nothing was sent, and that was said. */
        NOT_BEGUN
    }

    /**
     * What one seed came to.
     *
     * @param seed the seed
     * @param end how the sync among the faults ended
     * @param faults what struck, for the summary
     * @param strikes how often
     * @param wrong what was not as it has to be; empty when all was
     */
    record Outcome(long seed, End end, String faults, int strikes, Optional<String> wrong) {}

    /** Runs one seed. */
    Outcome run(long seed) throws Exception {
        renew();
        Random dice = new Random(seed * 7919);
        String application = "app-" + seed;
        Bystander bystander = Bystander.in(practice, application);
        String untouched = bystander.state();
        rig.git(SeededObjects.of(dice, application, "1").documents());
        Plan first = rig.plan(application);
        ApplyResult calm = rig.sync(application, first);
        if (!calm.allDone()) {
            return new Outcome(
                    seed,
                    End.PARTLY,
                    "none",
                    0,
                    Optional.of("the calm sync: " + calm.trouble() + " " + undone(calm)));
        }
        Plan after = rig.plan(application);
        if (!after.steps().isEmpty()) {
            return new Outcome(
                    seed,
                    End.WHOLE,
                    "none",
                    0,
                    Optional.of("after a sync that was whole the plan is " + after.steps()));
        }
        SeededObjects wanted = SeededObjects.of(dice, application, "2");
        rig.git(wanted.documents());
        boolean planInStorm = dice.nextInt(4) == 0;
        Plan plan = planInStorm ? null : rig.plan(application);
        String faults = arm(dice, seed);
        End end;
        Optional<String> wrong = Optional.empty();
        try {
            ApplyResult result = rig.sync(application, plan == null ? rig.plan(application) : plan);
            end = result.allDone() ? End.WHOLE : End.PARTLY;
            int strikes = calm();
            wrong = dishonest(result);
            return settled(
                    application, wanted, bystander, untouched, seed, end, faults, strikes, wrong);
        } catch (RunException e) {
            end = End.NOT_BEGUN;
            if (String.valueOf(e.getMessage()).isBlank()) {
                wrong = Optional.of("an exception without words");
            }
            return settled(
                    application, wanted, bystander, untouched, seed, end, faults, calm(), wrong);
        } finally {
            practice.faults().clear();
        }
    }

    private String arm(Random dice, long seed) {
        List<String> names = new ArrayList<>();
        int rules = 1 + dice.nextInt(3);
        for (int i = 0; i < rules; i++) {
            FaultEffect effect = EFFECTS.get(dice.nextInt(EFFECTS.size()));
            // A late answer costs its time: few of them are enough.
            boolean late = effect instanceof FaultEffect.Latency;
            practice.faults()
                    .add(
                            FaultRule.always(effect)
                                    .withProbability(0.1 + dice.nextDouble() * 0.3, seed + i)
                                    .times(late ? 1 + dice.nextInt(2) : 1 + dice.nextInt(12)));
            names.add(effect.getClass().getSimpleName());
        }
        return String.join("+", new TreeSet<>(names));
    }

    private int calm() {
        int strikes = practice.faults().standing().stream().mapToInt(one -> one.strikes()).sum();
        practice.faults().clear();
        return strikes;
    }

    private Outcome settled(
            String application,
            SeededObjects wanted,
            Bystander bystander,
            String untouched,
            long seed,
            End end,
            String faults,
            int strikes,
            Optional<String> before)
            throws Exception {
        Optional<String> wrong = before;
        if (wrong.isEmpty()) {
            wrong = settle(application, wanted);
        }
        if (wrong.isEmpty() && !bystander.state().equals(untouched)) {
            wrong = Optional.of("what is not the application's was touched");
        }
        return new Outcome(seed, end, faults, strikes, wrong);
    }

    /** With the cluster well again, a few syncs bring about what Git wants. */
    private Optional<String> settle(String application, SeededObjects wanted) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        for (int i = 0; i < SETTLING || System.nanoTime() < deadline; i++) {
            Plan plan = rig.plan(application);
            if (plan.steps().isEmpty()) {
                Set<ResourceKey> known =
                        new TreeSet<>(
                                rig.compare(application).inventory().known().byKey().keySet());
                Set<ResourceKey> keys = wanted.keys(application);
                if (known.equals(keys)) {
                    return rig.compare(application).inSync()
                            ? Optional.empty()
                            : Optional.of("the plan is empty and not all is in sync");
                }
                last = "the inventory is " + known + " instead of " + keys;
                // An empty sync takes out of the list what has gone since.
                rig.sync(application, plan);
            } else if (plan.isEmpty()) {
                last = "held: " + plan.holds().stream().map(this::asItIs).toList();
            } else {
                ApplyResult result = rig.sync(application, plan);
                last = "not settled: " + result.trouble() + " " + undone(result);
                Optional<String> lie = dishonest(result);
                if (lie.isPresent()) {
                    return lie;
                }
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Optional.of(last);
    }

    private String asItIs(Step.Hold hold) {
        return hold.reason().message()
                + live(hold.key()).map(one -> " " + one.objectAt("metadata").toJson()).orElse("");
    }

    private static String undone(ApplyResult result) {
        return result.results().stream()
                .filter(one -> !(one instanceof StepResult.Done))
                .map(
                        one ->
                                one.getClass().getSimpleName()
                                        + " "
                                        + one.step().action()
                                        + " "
                                        + one.step().key()
                                        + ": "
                                        + one.message())
                .toList()
                .toString();
    }

    /** What is called done is so, and what is called not attempted is not. */
    private Optional<String> dishonest(ApplyResult result) {
        for (StepResult one : result.results()) {
            boolean there = live(one.step().key()).isPresent();
            if (one instanceof StepResult.Done done) {
                boolean going = one.step() instanceof Step.Prune && !done.versionAfter().isEmpty();
                if (!going && there == (one.step() instanceof Step.Prune)) {
                    return Optional.of("called done and is not: " + one.step().key());
                }
            } else if (one instanceof StepResult.NotAttempted
                    && one.step() instanceof Step.Create
                    && there) {
                return Optional.of("called not attempted and is there: " + one.step().key());
            }
        }
        return Optional.empty();
    }

    private Optional<JsonObject> live(ResourceKey key) {
        return practice.api().store().get(key.groupKind(), key.namespace(), key.name());
    }

    @Override
    public void close() {
        rig.close();
        practice.close();
    }

    /** What many seeds came to. */
    static final class Summary {
        private final Map<End, Integer> ends = new TreeMap<>();
        private final Map<String, Integer> effects = new TreeMap<>();
        private final List<Outcome> wrong = new ArrayList<>();
        private int strikes;
        private int count;

        void add(Outcome outcome) {
            count++;
            strikes += outcome.strikes();
            ends.merge(outcome.end(), 1, Integer::sum);
            for (String effect : outcome.faults().split("\\+", -1)) {
                effects.merge(effect, 1, Integer::sum);
            }
            if (outcome.wrong().isPresent()) {
                wrong.add(outcome);
            }
        }

        List<Outcome> wrong() {
            return wrong;
        }

        @Override
        public String toString() {
            return "fault runs: %d of %d ended right (%d whole, %d reported in part, %d not begun; %d faults struck: %s)"
                    .formatted(
                            count - wrong.size(),
                            count,
                            ends.getOrDefault(End.WHOLE, 0),
                            ends.getOrDefault(End.PARTLY, 0),
                            ends.getOrDefault(End.NOT_BEGUN, 0),
                            strikes,
                            effects);
        }
    }

    /** Runs seeds and prints what they came to. */
    public static void main(String[] arguments) throws Exception {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 500;
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        Summary summary = new Summary();
        Path folder = Files.createTempDirectory("leeway-faults");
        try (FaultRun run = open(folder)) {
            for (long seed = first; seed < first + seeds; seed++) {
                Outcome outcome = run.run(seed);
                summary.add(outcome);
                outcome.wrong()
                        .ifPresent(
                                why ->
                                        System.out.println(
                                                "seed "
                                                        + outcome.seed()
                                                        + " ("
                                                        + outcome.faults()
                                                        + "): "
                                                        + why));
                if ((seed - first + 1) % 50 == 0) {
                    System.out.println(summary);
                }
            }
        }
        System.out.println(summary);
        System.exit(summary.wrong().isEmpty() ? 0 : 1);
    }
}
