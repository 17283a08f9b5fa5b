package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.apply.SyncControl;
import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RollBackApproval;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunRequest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Carries out approved plans in an open workspace. Safe for several threads. */
final class Syncing {
    private final Surroundings here;
    private final Planning planning;
    private final Comparing comparing;
    private final Deployments deployments;
    private final CutOffTelling cutOffs;
    private final String operator;
    private final Map<String, BackgroundWork.Job> syncs = new ConcurrentHashMap<>();
    private final Map<String, SyncControl> controls = new ConcurrentHashMap<>();

    Syncing(
            Surroundings here,
            Planning planning,
            Comparing comparing,
            Deployments deployments,
            CutOffTelling cutOffs,
            String operator) {
        this.here = here;
        this.planning = planning;
        this.comparing = comparing;
        this.deployments = deployments;
        this.cutOffs = cutOffs;
        this.operator = operator;
    }

    void sync(String application, String digest, SyncWord word) {
        Optional<Planning.Planned> planned = planning.take(application, digest);
        if (planned.isEmpty()) {
            here.tell(
                    new AppEvent.PlanFailed(
                            application,
                            new Trouble(
                                    here.text().text("trouble.other-plan", application),
                                    here.text().text("trouble.other-plan-why"),
                                    here.text().text("trouble.other-plan-next")),
                            here.now()));
            return;
        }
        carryOut(
                application,
                planned.get(),
                (news, control) -> run(planned.get(), word, news, control));
    }

    /** Carries out a plan that a rule of the workspace approved; not beside another sync. */
    void syncByRule(String application, Comparison comparison, ApprovedPlan approved) {
        if (!isSyncing(application)) {
            carryOut(
                    application,
                    new Planning.Planned(
                            approved.plan(), comparison, PlanWish.PLAIN, Optional.empty()),
                    (news, control) -> here.open().engine().sync(approved, news, control));
        }
    }

    /** Carries a plan out. */
    private interface Run {
        ApplyResult with(StepNews news, SyncControl control)
                throws RunException, InterruptedException;
    }

    private void carryOut(String application, Planning.Planned planned, Run run) {
        here.tell(
                new AppEvent.SyncStarted(application, planning.reading().of(planned), here.now()));
        String id = "sync " + application;
        here.tell(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.SYNC,
                                application,
                                0,
                                planned.plan().steps().size(),
                                here.now(),
                                Optional.of(application))));
        SyncControl control = new SyncControl();
        controls.put(application, control);
        syncs.put(
                application,
                here.work()
                        .start(
                                id,
                                () -> {
                                    try {
                                        StepNews news =
                                                new StepNews(
                                                        here,
                                                        planning.reading(),
                                                        application,
                                                        id,
                                                        planned.plan());
                                        cutOffs.settle(application);
                                        ApplyResult result = run.with(news, control);
                                        news.tellTheRest(result);
                                        finish(application, result, planned.back().isPresent());
                                    } finally {
                                        syncs.remove(application);
                                        controls.remove(application, control);
                                        here.tell(new AppEvent.WorkEnded(id));
                                    }
                                },
                                failed -> failed(application, failed)));
    }

    private ApplyResult run(
            Planning.Planned planned, SyncWord word, StepNews news, SyncControl control)
            throws RunException, InterruptedException {
        if (planned.back().isEmpty()) {
            return here.open().engine().sync(approved(planned.plan(), word), news, control);
        }
        return here.open()
                .engine()
                .deploys()
                .rollBack(
                        planned.back().get(),
                        new RollBackApproval(
                                operator,
                                word.reason(),
                                word.heldFor().map(here.now()::plus),
                                // The window lets the cluster's name be typed where the plan
                                // itself asks for nothing; the engine knows no such phrase.
                                planned.plan()
                                        .confirmation()
                                        .map(
                                                phrase ->
                                                        confirms(planned.plan(), word)
                                                                ? phrase
                                                                : word.typed())
                                        .orElse("")),
                        news,
                        control)
                .result();
    }

    /** Without the phrase the guarded deletions are refused by the engine, and the rest is done. */
    private ApprovedPlan approved(Plan plan, SyncWord word) {
        return plan.confirmation()
                .filter(phrase -> confirms(plan, word))
                .map(phrase -> plan.approve(operator, here.now(), phrase))
                .orElseGet(() -> plan.approve(operator, here.now()));
    }

    /** The window asks for the phrase in its own language; the engine knows it in English alone. */
    private boolean confirms(Plan plan, SyncWord word) {
        return planning.reading().asked(plan).filter(word.typed().strip()::equals).isPresent();
    }

    private void finish(String application, ApplyResult result, boolean back) {
        EngineWords said = new EngineWords(here.text());
        Optional<Trouble> trouble =
                result.trouble()
                        .map(
                                words ->
                                        new Trouble(
                                                here.text()
                                                        .text(
                                                                "trouble.sync-ended-early",
                                                                application),
                                                said.words(words),
                                                here.text().text("trouble.sync-ended-early-next")));
        SyncEnd end = result.end();
        // First the comparison, so that nobody sees the run ended beside what was true before it.
        comparing.compare(application, RunRequest.USUAL.fromMirror());
        deployments.load(application);
        here.tell(new AppEvent.SyncEnded(application, here.now(), end, trouble));
        here.notice(
                isGrave(end),
                new Trouble(
                        here.text()
                                .text(
                                        back ? backEnded(end) : ended(end),
                                        application,
                                        result.count(StepResult.Done.class),
                                        result.results().size(),
                                        result.plan().plan().revision().shortCommit()),
                        result.trouble()
                                .map(said::words)
                                .orElseGet(
                                        () ->
                                                result.warnings().stream()
                                                        .map(said::words)
                                                        .collect(Collectors.joining(" "))),
                        ""),
                new Route.PlanAndSync(application));
    }

    private static boolean isGrave(SyncEnd end) {
        return switch (end) {
            case WHOLE, HELD, CANCELLED -> false;
            case PARTLY, FAILED -> true;
        };
    }

    private static String ended(SyncEnd end) {
        return switch (end) {
            case WHOLE -> "notice.sync-done";
            case HELD -> "notice.sync-held";
            case PARTLY -> "notice.sync-partly";
            case FAILED -> "notice.sync-failed";
            case CANCELLED -> "notice.sync-cancelled";
        };
    }

    private static String backEnded(SyncEnd end) {
        return switch (end) {
            case WHOLE -> "notice.back-done";
            case HELD -> "notice.back-held";
            case PARTLY -> "notice.back-partly";
            case FAILED -> "notice.back-failed";
            case CANCELLED -> "notice.back-cancelled";
        };
    }

    private void failed(String application, Exception failed) {
        Trouble trouble = here.trouble(application, failed);
        here.tell(
                new AppEvent.SyncEnded(
                        application, here.now(), SyncEnd.FAILED, Optional.of(trouble)));
        here.notice(true, trouble, new Route.PlanAndSync(application));
    }

    /** Stops the making of a plan at once, or a sync after the step under way. */
    void cancelWork(String id) {
        planning.cancel(id);
        if (id.startsWith("sync ")) {
            cancel(id.substring("sync ".length()));
        }
    }

    void cancel(String application) {
        BackgroundWork.Job job = syncs.get(application);
        if (job != null) {
            here.tell(new AppEvent.SyncCancelling(application));
            job.cancel();
        }
    }

    void decide(String application, ResourceKey object, WayOut way) {
        SyncControl control = controls.get(application);
        if (control != null) {
            control.decide(object, way);
        }
    }

    boolean isSyncing(String application) {
        return controls.containsKey(application);
    }
}
