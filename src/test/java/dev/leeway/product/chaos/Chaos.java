package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.product.chaos.Tally.Fault;
import dev.leeway.product.chaos.Work.Deed;
import dev.leeway.product.story.Household.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Soak and chaos: real work with many applications, and faults at random moments of it. After every
 * fault the cheap checks of {@link Examination} are made, at the end all of them.
 *
 * <p>{@code Chaos SEED FAULTS MINUTES [SIZE]} with SIZE small, middle or large. The same seed
 * chooses the same work and the same faults; what several threads make of them may differ.
 */
public final class Chaos {
    private static final int TRIES = 10;
    private static final int STEPS_OF_A_LEASE = 30;

    private final ChaosGround ground;
    private final Random dice;
    private final Work work;
    private final Statements statements;
    private final Tally tally = new Tally();
    private final Trail trail = new Trail();
    private final Set<Integer> prunes = new HashSet<>();
    private final boolean talks;
    private int deed;
    private int examinedWrites;
    private int examinedRows;

    Chaos(ChaosGround ground, long seed, boolean talks) {
        this.ground = ground;
        this.dice = new Random(seed);
        this.work = new Work(ground, dice);
        this.statements = new Statements(ground);
        this.talks = talks;
    }

    Tally tally() {
        return tally;
    }

    Trail trail() {
        return trail;
    }

    private void say(String text) {
        if (talks) {
            System.out.println(text);
        }
    }

    /** Syncs everything once, with nothing amiss. */
    void begin() throws Exception {
        for (String application : ground.applications()) {
            Answer answer = calm(work.sync(application, false));
            if (answer.exit() != 0) {
                throw new IllegalStateException(
                        "the first sync of " + application + ": " + answer.err());
            }
        }
        examine("at the beginning");
    }

    /** Runs a command with nothing amiss. */
    private Answer calm(Deed what) throws Exception {
        mark(what);
        Answer answer = ground.duty().leeway(what.arguments());
        follow();
        return answer;
    }

    private void mark(Deed what) {
        ground.writes().begin(++deed);
        if (what.prunes()) {
            prunes.add(deed);
        }
    }

    private void follow() throws Exception {
        try (LeewayStore store = ground.duty().store()) {
            trail.follow(store.auditLog(), deed);
        }
    }

    /** Lets faults strike, until as many have met something or the time is over. */
    void run(List<FaultKind> kinds, int faults, Duration longest) throws Exception {
        long end = System.nanoTime() + longest.toNanos();
        List<FaultKind> bag = new ArrayList<>();
        for (int i = 0; tally.struck() < faults && System.nanoTime() < end; i++) {
            if (bag.isEmpty()) {
                bag.addAll(kinds);
                Collections.shuffle(bag, dice);
            }
            one(i + 1, bag.removeLast());
        }
    }

    /** Returns every kind that this system offers. */
    List<FaultKind> kinds() {
        List<FaultKind> all = new ArrayList<>(List.of(FaultKind.values()));
        if (!ground.duty().canMount()) {
            all.remove(FaultKind.DISK_FULL);
            tally.skip("disk full: this system does not offer a small disk of one's own");
        }
        return all;
    }

    private void one(int number, FaultKind kind) throws Exception {
        String application = work.application();
        work.commit(application);
        if (dice.nextInt(4) == 0) {
            work.editByHand(application);
        }
        if (dice.nextInt(4) == 0) {
            String other = work.application();
            work.commit(other);
            calm(work.sync(other, dice.nextBoolean()));
        }
        if (dice.nextInt(6) == 0) {
            calm(work.lease(work.application()));
        }
        boolean sync = kind == FaultKind.KILLED && dice.nextInt(4) > 0;
        Deed what = sync ? work.sync(application, true) : work.any(application);
        Injection injection = new Injection(ground, kind, new Random(dice.nextLong()));
        mark(what);
        int struckAt = deed;
        long began = System.nanoTime();
        Answer answer = injection.during(what);
        long took = (System.nanoTime() - began) / 1_000_000;
        boolean open = leftOpen();
        follow();
        List<String> wrong = new ArrayList<>(statements.lies(what, answer, kind));
        Recovery recovery = recovered(what.application());
        boolean told = !open || recovery.told();
        if (!told) {
            wrong.add("a sync was cut off, and the next start does not say so");
        }
        if (!recovery.well()) {
            wrong.add("not well again: " + recovery.last());
        }
        wrong.addAll(examination(what.application()));
        boolean absorbed = answer.exit() == 0;
        boolean noticed =
                kind == FaultKind.KILLED
                        ? open && recovery.told()
                        : !absorbed || answer.err().contains("OLD: ");
        tally.add(
                new Fault(
                        kind,
                        injection.struck(),
                        noticed && injection.struck(),
                        absorbed && injection.struck(),
                        wrong.isEmpty(),
                        recovery.well()));
        String where = "fault " + number + ", deed " + struckAt + ", " + kind + ": ";
        tally.wrong(wrong.stream().map(where::concat).toList());
        say(
                "%s%s ended %d after %d ms%s%s%s"
                        .formatted(
                                where,
                                String.join(" ", what.arguments().subList(0, 2))
                                        + " "
                                        + what.application(),
                                answer.exit(),
                                took,
                                injection.struck() ? "" : " (met nothing)",
                                answer.exit() == 0 ? "" : Statements.lastLine(answer),
                                wrong.isEmpty() ? "" : " " + wrong));
    }

    private boolean leftOpen() throws Exception {
        try (LeewayStore store = ground.duty().store()) {
            return !store.runJournal().unfinished().isEmpty();
        }
    }

    /**
     * How it went once the fault was over.
     *
     * @param well whether the application could be synced
     * @param told whether a sync that was cut off was told of
     * @param last the last words
     */
    private record Recovery(boolean well, boolean told, String last) {}

    private Recovery recovered(String application) throws Exception {
        boolean told = false;
        String last = "";
        for (int i = 0; i < TRIES; i++) {
            Answer answer = calm(work.sync(application, true));
            told |= answer.err().contains("was cut off");
            last = answer.err();
            if (answer.exit() == 0 || answer.exit() == 1 && Statements.restIsHeld(answer)) {
                return new Recovery(true, told, last);
            }
            TimeUnit.MILLISECONDS.sleep(100L * i);
        }
        return new Recovery(false, told, last);
    }

    /** The cheap checks, about what happened since the last ones. */
    private List<String> examination(String application) throws Exception {
        List<ClusterWrites.Write> all = ground.writes().all();
        List<ClusterWrites.Write> writes = all.subList(examinedWrites, all.size());
        List<Trail.Row> rows = trail.rows().subList(examinedRows, trail.rows().size());
        List<String> wrong = new ArrayList<>();
        wrong.addAll(Examination.unaccounted(writes, rows));
        wrong.addAll(Examination.invented(all, rows));
        wrong.addAll(Examination.unplanned(writes, rows, prunes, ground::wanted));
        wrong.addAll(Examination.unlike(all, rows, ground::wanted));
        if (!application.isEmpty()) {
            wrong.addAll(
                    Examination.holes(
                            ground.living(application),
                            Map.of(application, ground.inventory(application))));
        }
        examinedWrites = all.size();
        examinedRows = trail.rows().size();
        return wrong;
    }

    private void examine(String when) throws Exception {
        tally.wrong(examination("").stream().map(one -> when + ": " + one).toList());
    }

    /** Ends every lease, syncs everything, and makes every check. */
    void end() throws Exception {
        for (JsonObject lease : work.leases(false)) {
            finish(lease.string("id", ""));
        }
        for (String application : notInSync()) {
            Recovery recovery = recovered(application);
            if (!recovery.well()) {
                tally.wrong(List.of("at the end " + application + ": " + recovery.last()));
            }
        }
        examine("at the end");
        List<String> wrong = new ArrayList<>(Examination.endless(work.leases(true)));
        List<JsonObject> living = ground.living("");
        Map<String, Set<ResourceKey>> inventories = new HashMap<>();
        for (String application : ground.applications()) {
            inventories.put(application, ground.inventory(application));
        }
        wrong.addAll(Examination.holes(living, inventories));
        for (JsonObject one : living) {
            if (one.toJson().contains("leeway.dev/bypass")) {
                wrong.add("a mark of a fix was left on " + one.objectAt("metadata").toJson());
            }
        }
        wrong.addAll(drifted());
        if (leftOpen()) {
            wrong.add("a sync that was cut off is still open");
        }
        Answer verified = ground.duty().leeway(List.of("audit", "verify"));
        if (verified.exit() != 0) {
            wrong.add("the audit trail: " + verified.out() + verified.err());
        }
        say("audit verify: " + verified.out().strip());
        tally.wrong(wrong);
    }

    private List<String> notInSync() throws Exception {
        Answer compared = calm(work.compare());
        return compared.json()
                .arrayAt("items")
                .objects()
                .filter(one -> !one.bool("inSync", false))
                .map(one -> one.string("application", ""))
                .toList();
    }

    private List<String> drifted() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String application : ground.applications()) {
            GitTruth truth = ground.host(application).truth();
            truth.desired(truth.head(), application)
                    .forEach(
                            (key, wanted) -> {
                                if (ground.live(key)
                                        .filter(live -> GitTruth.has(live, wanted))
                                        .isEmpty()) {
                                    wrong.add("not as Git asks in the end: " + key);
                                }
                            });
        }
        Answer compared = ground.duty().leeway(work.compare().arguments());
        if (compared.exit() != 0) {
            wrong.add("the last comparison finds something: " + compared.err());
        }
        return wrong;
    }

    private void finish(String id) throws Exception {
        String last = "";
        for (int i = 0; i < STEPS_OF_A_LEASE; i++) {
            var lease =
                    work.leases(false).stream()
                            .filter(one -> one.string("id", "").equals(id))
                            .findFirst();
            if (lease.isEmpty()) {
                return;
            }
            last = lease.get().string("stage", "") + " " + calm(work.next(lease.get())).err();
        }
        tally.wrong(List.of("no way to the end of lease " + id + ": " + last));
    }

    /** Runs what the arguments say and prints the table. */
    public static void main(String[] arguments) throws Exception {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int faults = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
        ChaosSize size =
                switch (arguments.length > 3 ? arguments[3] : "large") {
                    case "small" -> ChaosSize.SMALL;
                    case "middle" -> ChaosSize.MIDDLE;
                    default -> ChaosSize.LARGE;
                };
        Path folder = Files.createTempDirectory("leeway-chaos");
        boolean well;
        try (ChaosGround ground = ChaosGround.in(folder, size)) {
            Chaos chaos = new Chaos(ground, seed, true);
            long began = System.nanoTime();
            chaos.begin();
            System.out.printf(
                    "seed %d: %d applications, %d objects asked for, %d in the cluster, first syncs %d s%n",
                    seed,
                    size.applications(),
                    size.objects(),
                    ground.held(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            chaos.run(chaos.kinds(), faults, Duration.ofMinutes(minutes));
            chaos.end();
            System.out.printf(
                    "seed %d: %d writes, %d audit rows, %d s%n",
                    seed,
                    ground.writes().size(),
                    chaos.trail().rows().size(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            System.out.println(chaos.tally().table());
            well = chaos.tally().wrong().isEmpty();
        }
        System.exit(well ? 0 : 1);
    }
}
