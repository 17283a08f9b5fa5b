package dev.leeway.product.chaos;

import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.product.chaos.Work.Deed;
import dev.leeway.product.story.Household.Answer;
import dev.leeway.product.story.TcpGate;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One fault at one moment of one deed: after some of its writes, or some time after it began. It is
 * lifted after a while, at the latest when the deed has ended.
 */
final class Injection {
    private static final int TRIES = 300;
    private static final int MOST_WRITES = 8;

    /** The right to sync taken, two inventories, an object and its mark: no sync writes less. */
    private static final int FEWEST_WRITES = 5;

    private final ChaosGround ground;
    private final FaultKind kind;
    private final Random dice;
    private final AtomicBoolean began = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean struck;

    Injection(ChaosGround ground, FaultKind kind, Random dice) {
        this.ground = ground;
        this.kind = kind;
        this.dice = dice;
    }

    /** Returns whether the fault met anything; after the deed has ended. */
    boolean struck() {
        return struck;
    }

    /** Does the deed under the fault; afterwards the fault is lifted. */
    Answer during(Deed deed) throws Exception {
        return switch (kind) {
            case KILLED -> killed(deed);
            case DISK_FULL ->
                    inProcess(ground.duty().startOnFullDisk(deed.arguments(), dice.nextInt(400)));
            case SHORT_FILES ->
                    inProcess(
                            ground.duty()
                                    .startWithShortFiles(
                                            deed.arguments(), 16 + dice.nextInt(1500)));
            case API_GONE, GIT_GONE, GIT_TOKEN, CLOCK, STORM, CUT, HALF_OPEN, TOKEN, ERRORS, LATE ->
                    here(deed);
        };
    }

    /** Whether a disk that is nearly full is met shows in the end alone. */
    private Answer inProcess(OnDuty.Running running) throws Exception {
        Answer answer = running.ended();
        struck = answer.exit() != 0;
        return answer;
    }

    private Answer killed(Deed deed) throws Exception {
        int count = 1 + dice.nextInt(FEWEST_WRITES);
        boolean byTime = dice.nextInt(4) == 0;
        int after = 500 + dice.nextInt(2000);
        OnDuty.Running running = ground.duty().start(deed.arguments());
        if (byTime || !deed.syncs()) {
            running.process().waitFor(after, TimeUnit.MILLISECONDS);
            running.kill();
        } else {
            ground.writes().after(count, running::kill);
        }
        Answer answer = running.ended();
        struck = answer.exit() == OnDuty.KILLED;
        return answer;
    }

    private Answer here(Deed deed) throws Exception {
        boolean early = kind == FaultKind.GIT_GONE || kind == FaultKind.GIT_TOKEN;
        boolean atOnce = dice.nextInt(10) < (early ? 8 : 3);
        int count = 1 + dice.nextInt(MOST_WRITES);
        int after = dice.nextInt(400);
        int lasts = 50 + dice.nextInt(2500);
        boolean byWrites = deed.syncs() && !early && dice.nextInt(3) > 0;
        long seed = dice.nextLong();
        Runnable strike =
                () -> {
                    if (began.compareAndSet(false, true)) {
                        Thread.ofVirtual().name("fault").start(() -> strike(deed, lasts, seed));
                    }
                };
        Thread timer = Thread.ofVirtual().unstarted(() -> later(after, strike));
        if (atOnce) {
            strike(deed, 0, seed);
            began.set(true);
        } else if (byWrites) {
            ground.writes().after(count, strike);
        } else {
            timer.start();
        }
        try {
            return ground.duty().leeway(deed.arguments());
        } finally {
            timer.interrupt();
            ground.writes().after(0, () -> {});
            if (!began.compareAndSet(false, true)) {
                over.countDown();
                lift(deed);
            }
        }
    }

    private static void later(int milliseconds, Runnable what) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
            what.run();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Strikes; where it is to last no longer, it is lifted after that time. */
    private void strike(Deed deed, int lasts, long seed) {
        try {
            begin(deed, new Random(seed));
            if (lasts > 0 && !over.await(lasts, TimeUnit.MILLISECONDS)) {
                lift(deed);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the fault cannot strike", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(Deed deed, Random own) throws IOException {
        switch (kind) {
            case API_GONE -> {
                ground.gate().shut();
                struck = true;
            }
            case GIT_GONE -> {
                if (own.nextBoolean()) {
                    ground.host(deed.application()).gate().shut();
                } else {
                    ground.host(deed.application()).forge().goDown(true);
                }
                struck = true;
            }
            case GIT_TOKEN -> {
                ground.host(deed.application()).forge().letTheTokenExpire(true);
                struck = true;
            }
            case CLOCK -> {
                long seconds = 30 + own.nextLong(Duration.ofDays(3).toSeconds());
                ground.duty()
                        .clockIsOffBy(Duration.ofSeconds(own.nextBoolean() ? seconds : -seconds));
                struck = true;
            }
            case HALF_OPEN -> ground.gate().deafen();
            case STORM ->
                    arm(
                            new FaultEffect.TooManyRequests(own.nextInt(3) == 0 ? 1 : 0),
                            0.5 + own.nextDouble() / 2,
                            5 + own.nextInt(60),
                            own);
            case CUT ->
                    arm(
                            new FaultEffect.Drop(own.nextBoolean()),
                            0.2 + own.nextDouble() / 2,
                            1 + own.nextInt(20),
                            own);
            case TOKEN -> arm(new FaultEffect.ExpiredToken(), 1, 0, own);
            case ERRORS -> {
                List<FaultEffect> some =
                        List.of(
                                new FaultEffect.ServerError(),
                                new FaultEffect.Unavailable(),
                                new FaultEffect.Outdated(),
                                new FaultEffect.ExpiredList(),
                                new FaultEffect.ExpiredWatch(),
                                new FaultEffect.ClosedWebhook("hook.example.com"));
                for (int i = 0; i < 2; i++) {
                    arm(
                            some.get(own.nextInt(some.size())),
                            0.2 + own.nextDouble() / 2,
                            1 + own.nextInt(20),
                            own);
                }
            }
            case LATE ->
                    arm(
                            new FaultEffect.Latency(Duration.ofMillis(300 + own.nextInt(1500))),
                            0.3,
                            1 + own.nextInt(4),
                            own);
            case KILLED, DISK_FULL, SHORT_FILES -> throw new IllegalStateException("not here");
        }
    }

    private void arm(FaultEffect effect, double likely, int times, Random own) {
        ground.cluster()
                .faults()
                .add(FaultRule.always(effect).withProbability(likely, own.nextLong()).times(times));
    }

    /** Sets right what the fault did; as often as one likes. */
    private synchronized void lift(Deed deed) {
        struck =
                struck
                        || ground.cluster().faults().standing().stream()
                                .anyMatch(one -> one.strikes() > 0)
                        || kind == FaultKind.HALF_OPEN && ground.gate().swallowed();
        ground.cluster().faults().clear();
        ground.duty().clockIsOffBy(Duration.ZERO);
        ground.host(deed.application()).forge().goDown(false);
        ground.host(deed.application()).forge().letTheTokenExpire(false);
        try {
            switch (kind) {
                // Half open or not: what stands between throws away what it forgot.
                case API_GONE, HALF_OPEN -> openAgain(ground.gate());
                case GIT_GONE -> openAgain(ground.host(deed.application()).gate());
                case KILLED,
                        GIT_TOKEN,
                        DISK_FULL,
                        SHORT_FILES,
                        CLOCK,
                        STORM,
                        CUT,
                        TOKEN,
                        ERRORS,
                        LATE -> {}
            }
        } catch (IOException e) {
            throw new IllegalStateException("the gate does not open again", e);
        }
    }

    /** Somebody's outgoing connection may have been given the port for a moment. */
    private static void openAgain(TcpGate gate) throws IOException {
        gate.shut();
        for (int i = 1; ; i++) {
            try {
                gate.open();
                return;
            } catch (BindException taken) {
                if (i == TRIES) {
                    throw taken;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }
}
