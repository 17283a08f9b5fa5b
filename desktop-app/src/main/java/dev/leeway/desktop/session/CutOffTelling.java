package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.run.CutOffRun;
import dev.leeway.engine.run.RunException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Tells of syncs whose process ended before they did, of applications of this workspace: what is
 * known of each step and what is not. They are told until the operator has understood, or until the
 * next sync of the application begins; then the account of them is closed, as the next sync's
 * writes could be taken for theirs. Safe for several threads.
 */
final class CutOffTelling {
    /** Another Leeway on this machine can be killed while this one is open. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Surroundings here;

    /** Reading asks clusters, and whoever waits for that can be interrupted. */
    private final ReentrantLock turn = new ReentrantLock();

    /** What is told, by run; guarded by {@link #turn}. */
    private final Map<String, CutOffRun> known = new LinkedHashMap<>();

    CutOffTelling(Surroundings here) {
        this.here = here;
    }

    /** Begins to look for them. */
    void begin() {
        here.work()
                .start(
                        "look for syncs that were cut off",
                        this::look,
                        failed -> {
                            if (!(failed instanceof InterruptedException)) {
                                unread(failed);
                            }
                        });
        // What cannot be read now was told; it is looked at again without telling it each time.
        here.work().repeat("look for syncs that were cut off", PAUSE, this::look, failed -> {});
    }

    private void unread(Exception failed) {
        here.notice(
                true,
                new Trouble(
                        here.text().text("cut-off.unread"),
                        new EngineWords(here.text()).why(failed),
                        failed instanceof RunException run
                                ? new EngineWords(here.text()).next(run)
                                : here.text().text("trouble.report")),
                new Route.Activity());
    }

    private void look() throws RunException, InterruptedException {
        turn.lockInterruptibly();
        try {
            read();
        } finally {
            turn.unlock();
        }
    }

    private void read() throws RunException, InterruptedException {
        Map<String, CutOffRun> now = new LinkedHashMap<>();
        for (CutOffRun run : here.open().engine().cutOff()) {
            if (isHere(run.run().start())) {
                String id = run.run().start().runId();
                CutOffRun before = known.get(id);
                // What was found out once is not found out better later.
                now.put(id, before != null && before.foundOut() ? before : run);
            }
        }
        List<CutOffRun> fresh =
                now.values().stream()
                        .filter(run -> !known.containsKey(run.run().start().runId()))
                        .toList();
        Set<String> touched = applications(known);
        touched.addAll(applications(now));
        known.clear();
        known.putAll(now);
        touched.forEach(this::tell);
        fresh.forEach(this::notice);
    }

    private boolean isHere(RunStart start) {
        return here.open()
                .workspace()
                .application(start.application())
                .filter(one -> one.cluster().equals(start.cluster()))
                .isPresent();
    }

    private static Set<String> applications(Map<String, CutOffRun> runs) {
        return runs.values().stream()
                .map(run -> run.run().start().application())
                .collect(Collectors.toSet());
    }

    private List<CutOffRun> of(String application) {
        return known.values().stream()
                .filter(run -> run.run().start().application().equals(application))
                .toList();
    }

    private void tell(String application) {
        here.tell(new AppEvent.CutOffKnown(application, of(application)));
    }

    private void notice(CutOffRun run) {
        RunStart start = run.run().start();
        here.notice(
                true,
                new Trouble(
                        here.text()
                                .text(
                                        "cut-off.sync",
                                        start.application(),
                                        here.text().moment(start.startedAt())),
                        here.text()
                                .text(
                                        "cut-off.known",
                                        run.count(CutOffRun.State.DONE),
                                        run.count(CutOffRun.State.NOT_DONE)
                                                + run.count(CutOffRun.State.NEVER_SENT),
                                        run.count(CutOffRun.State.UNKNOWN)),
                        here.text().text("cut-off.next")),
                new Route.PlanAndSync(start.application()));
    }

    /** The operator has understood; the account of an application's cut-off syncs is closed. */
    void understood(String application) {
        here.work()
                .start(
                        "close the account of cut-off syncs of " + application,
                        () -> settle(application),
                        failed -> {
                            if (!(failed instanceof InterruptedException)) {
                                unread(failed);
                            }
                        });
    }

    /**
     * Closes the account of what was cut off before, as it is known last. Called before anything of
     * a new sync is sent, on its thread.
     *
     * @throws RunException when the account cannot be written; then nothing may be sent either
     */
    void settle(String application) throws RunException, InterruptedException {
        turn.lockInterruptibly();
        try {
            read();
            List<CutOffRun> closing = new ArrayList<>(of(application));
            for (CutOffRun run : closing) {
                here.open().engine().settle(run);
                known.remove(run.run().start().runId());
            }
            if (!closing.isEmpty()) {
                tell(application);
            }
        } finally {
            turn.unlock();
        }
    }
}
