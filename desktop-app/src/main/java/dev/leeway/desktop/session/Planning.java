package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.Deploys;
import dev.leeway.engine.run.RollBackPreview;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the plans that are reviewed in an open workspace. Safe for several threads. */
final class Planning {
    private final Surroundings here;
    private final PlanReading reading;
    private final Map<String, Planned> latest = new ConcurrentHashMap<>();
    private final Map<String, PlanWish> wishes = new ConcurrentHashMap<>();
    private final Map<String, BackgroundWork.Job> jobs = new ConcurrentHashMap<>();

    Planning(Surroundings here, PlanReading reading) {
        this.here = here;
        this.reading = reading;
    }

    /**
     * A plan that may be approved.
     *
     * @param plan the plan
     * @param comparison what it rests on
     * @param wish what was asked for
     * @param back the preview of the roll back that it is for, if it is for one
     */
    record Planned(
            Plan plan, Comparison comparison, PlanWish wish, Optional<RollBackPreview> back) {}

    void plan(String application, PlanWish wish) {
        here.tell(new AppEvent.PlanStarted(application, here.now()));
        latest.remove(application);
        wishes.put(application, wish);
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
        jobs.put(
                id,
                here.work()
                        .start(
                                id,
                                () -> {
                                    try {
                                        planNow(application, wish);
                                    } finally {
                                        here.tell(new AppEvent.WorkEnded(id));
                                    }
                                },
                                failed ->
                                        here.tell(
                                                new AppEvent.PlanFailed(
                                                        application,
                                                        here.trouble(application, failed),
                                                        here.now()))));
    }

    /** Stops the making of a plan; does nothing when it was made. */
    void cancel(String id) {
        BackgroundWork.Job job = jobs.get(id);
        if (job != null) {
            job.cancel();
        }
    }

    /** Plans as the last plan was asked for. */
    void again(String application) {
        plan(application, wishes.getOrDefault(application, PlanWish.PLAIN));
    }

    private void planNow(String application, PlanWish wish)
            throws RunException, InterruptedException {
        Planned planned =
                wish.back().isPresent()
                        ? back(application, wish, wish.back().get())
                        : towardsGit(application, wish);
        latest.put(application, planned);
        here.tell(new AppEvent.PlanArrived(application, reading.of(planned), here.now()));
        here.tell(new AppEvent.HoldsKnown(application, planned.comparison().inventory().holds()));
    }

    /** A plan is about now: the comparison it rests on is made anew from the newest state. */
    private Planned towardsGit(String application, PlanWish wish)
            throws RunException, InterruptedException {
        Comparison comparison =
                here.open().engine().compare(application, RunRequest.USUAL, RunListener.NONE);
        Plan plan =
                here.open()
                        .engine()
                        .plan(
                                comparison,
                                PlanOptionsReading.of(wish, comparison),
                                RunListener.NONE);
        return new Planned(plan, comparison, wish, Optional.empty());
    }

    /** What may be taken over is known only after the target was compared with the cluster. */
    private Planned back(String application, PlanWish wish, PlanWish.Back target)
            throws RunException, InterruptedException {
        Deploys deploys = here.open().engine().deploys();
        PlanOptions options = PlanOptionsReading.before(wish);
        RollBackPreview preview =
                deploys.preview(
                        application, target.target(), target.fromKept(), options, RunListener.NONE);
        PlanOptions all = PlanOptionsReading.of(wish, preview.comparison());
        if (!all.equals(options)) {
            preview =
                    deploys.preview(
                            application, target.target(), target.fromKept(), all, RunListener.NONE);
        }
        return new Planned(preview.plan(), preview.comparison(), wish, Optional.of(preview));
    }

    /** Returns the plan of this digest and forgets it; empty when another one came since. */
    Optional<Planned> take(String application, String digest) {
        Planned planned = latest.get(application);
        return planned != null
                        && planned.plan().digest().equals(digest)
                        && latest.remove(application, planned)
                ? Optional.of(planned)
                : Optional.empty();
    }

    /** Reads a plan for the screens. */
    PlanReading reading() {
        return reading;
    }
}
