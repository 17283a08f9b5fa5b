package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.plan.ApprovedPlan;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Plans and carries out approved plans in an open workspace. Safe for several threads. */
final class Syncing {
    private final Surroundings here;
    private final PlanReading plans;
    private final Comparing comparing;
    private final Deployments deployments;
    private final String operator;
    private final Map<String, Plan> planned = new ConcurrentHashMap<>();
    private final Map<String, BackgroundWork.Job> planning = new ConcurrentHashMap<>();
    private final Map<String, BackgroundWork.Job> syncs = new ConcurrentHashMap<>();

    Syncing(
            Surroundings here,
            PlanReading plans,
            Comparing comparing,
            Deployments deployments,
            String operator) {
        this.here = here;
        this.plans = plans;
        this.comparing = comparing;
        this.deployments = deployments;
        this.operator = operator;
    }

    void plan(String application, PlanWish wish) {
        here.tell(new AppEvent.PlanStarted(application, here.now()));
        String id = "plan " + application;
        here.tell(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.PLAN,
                                application,
                                0,
                                0,
                                here.now(),
                                Optional.of(application))));
        BackgroundWork.Job job = here.work()
                .start(
                        id,
                        () -> {
                            try {
                                planNow(application, wish);
                            } finally {
                                planning.remove(id);
                                here.tell(new AppEvent.WorkEnded(id));
                            }
                        },
                        failed ->
                                here.tell(
                                        new AppEvent.PlanFailed(
                                                application,
                                                here.trouble(application, failed),
                                                here.now())));
        planning.put(id, job);
    }

    /** Stops the making of a plan at once, or a sync after the step under way. */
    void cancelWork(String id) {
        BackgroundWork.Job job = planning.get(id);
        if (job != null) {
            job.cancel();
        }
        if (id.startsWith("sync ")) {
            cancel(id.substring("sync ".length()));
        }
    }

    /** A plan is about now: the comparison it rests on is made anew from the newest state. */
    private void planNow(String application, PlanWish wish)
            throws RunException, InterruptedException {
        Comparison comparison =
                here.open().engine().compare(application, RunRequest.USUAL, RunListener.NONE);
        Plan plan =
                here.open().engine().plan(comparison, options(comparison, wish), RunListener.NONE);
        planned.put(application, plan);
        here.tell(new AppEvent.PlanArrived(application, plans.of(plan), here.now()));
    }

    private static PlanOptions options(Comparison comparison, PlanWish wish) {
        PlanOptions options = PlanOptions.PLAIN.withPrune(wish.prune()).onlyFor(wish.only());
        if (!wish.takeOver()) {
            return options;
        }
        Set<ResourceKey> changed =
                comparison.resources().stream()
                        .filter(resource -> !resource.changes().isEmpty())
                        .map(ResourceComparison::key)
                        .filter(options::covers)
                        .collect(Collectors.toSet());
        return options.takingOver(changed);
    }

    void sync(String application, String digest) {
        Plan plan = planned.get(application);
        if (plan == null || !plan.digest().equals(digest)) {
            here.tell(
                    new AppEvent.PlanFailed(
                            application,
                            new Trouble(
                                    here.text().text("trouble.other-plan", application),
                                    "",
                                    here.text().text("trouble.other-plan-next")),
                            here.now()));
            return;
        }
        planned.remove(application);
        carryOut(application, plan.approve(operator, here.now()));
    }

    /** Carries out a plan that a rule of the workspace approved; not beside another sync. */
    void syncByRule(String application, ApprovedPlan approved) {
        if (!isSyncing(application)) {
            carryOut(application, approved);
        }
    }

    private void carryOut(String application, ApprovedPlan approved) {
        Plan plan = approved.plan();
        PlanState shown = plans.of(plan);
        here.tell(new AppEvent.SyncStarted(application, shown, here.now()));
        String id = "sync " + application;
        here.tell(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                id,
                                RunningWork.Kind.SYNC,
                                application,
                                0,
                                plan.steps().size(),
                                here.now(),
                                Optional.of(application))));
        syncs.put(
                application,
                here.work()
                        .start(
                                id,
                                () -> {
                                    try {
                                        syncNow(application, approved, id);
                                    } finally {
                                        syncs.remove(application);
                                        here.tell(new AppEvent.WorkEnded(id));
                                    }
                                },
                                failed -> failed(application, failed)));
    }

    private void syncNow(String application, ApprovedPlan approved, String id)
            throws RunException {
        StepNews news = new StepNews(here, plans, application, id, approved.plan());
        ApplyResult result = here.open().engine().sync(approved, news);
        news.tellTheRest(result);
        finish(application, result);
    }

    private void finish(String application, ApplyResult result) {
        Optional<Trouble> trouble =
                result.trouble()
                        .map(
                                words ->
                                        new Trouble(
                                                here.text()
                                                        .text(
                                                                "trouble.sync-ended-early",
                                                                application),
                                                words,
                                                here.text().text("trouble.sync-ended-early-next")));
        // First the comparison, so that nobody sees the run ended beside what was true before it.
        comparing.compare(application, RunRequest.USUAL.fromMirror());
        deployments.load(application);
        here.tell(new AppEvent.SyncEnded(application, here.now(), trouble));
        boolean well = result.allDone();
        String words =
                result.cancelled()
                        ? "notice.sync-cancelled"
                        : well ? "notice.sync-done" : "notice.sync-partly";
        here.notice(
                !well && !result.cancelled(),
                new Trouble(
                        here.text()
                                .text(
                                        words,
                                        application,
                                        result.count(StepResult.Done.class),
                                        result.results().size()),
                        result.trouble().orElse(""),
                        ""),
                new Route.PlanAndSync(application));
    }

    private void failed(String application, Exception failed) {
        Trouble trouble = here.trouble(application, failed);
        here.tell(new AppEvent.SyncEnded(application, here.now(), Optional.of(trouble)));
        here.notice(true, trouble, new Route.PlanAndSync(application));
    }

    void cancel(String application) {
        BackgroundWork.Job job = syncs.get(application);
        if (job != null) {
            here.tell(new AppEvent.SyncCancelling(application));
            job.cancel();
        }
    }

    boolean isSyncing(String application) {
        return syncs.containsKey(application);
    }
}
