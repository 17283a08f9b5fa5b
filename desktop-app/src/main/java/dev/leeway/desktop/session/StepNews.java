package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunEvent;
import dev.leeway.engine.run.RunListener;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of each step of one run as it begins and ends. Safe for several threads. */
final class StepNews implements RunListener {
    private final Surroundings here;
    private final PlanReading plans;
    private final String application;
    private final String id;
    private final int total;
    private final Map<Which, Integer> positions = new HashMap<>();
    private final Map<Which, Instant> began = new ConcurrentHashMap<>();
    private final Set<Which> ended = ConcurrentHashMap.newKeySet();

    /** A step of a plan: an object has one, and a hook one for each of its phases. */
    private record Which(ResourceKey key, String phase) {
        static Which of(Step step) {
            return new Which(
                    step.key(), step instanceof Step.RunHook hook ? hook.phase().word() : "");
        }
    }

    StepNews(Surroundings here, PlanReading plans, String application, String id, Plan plan) {
        this.here = here;
        this.plans = plans;
        this.application = application;
        this.id = id;
        this.total = plan.steps().size();
        for (int i = 0; i < total; i++) {
            positions.put(Which.of(plan.steps().get(i)), i);
        }
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.StepBegan(var app, var run, var step) -> {
                Which which = Which.of(step);
                began.put(which, here.now());
                tell(which, new Outcome.Running(here.now()));
            }
            case RunEvent.StepEnded(var app, var run, var result) -> {
                Which which = Which.of(result.step());
                ended.add(which);
                Instant now = here.now();
                Instant since = began.getOrDefault(which, now);
                tell(which, plans.of(result, Duration.between(since, now)));
                here.tell(new AppEvent.WorkProgressed(id, ended.size(), total));
            }
            case RunEvent.Waiting(var app, var run, var wait) ->
                    here.tell(new AppEvent.SyncWaits(application, wait));
            case RunEvent.StageBegan _,
                    RunEvent.SourceProgressed _,
                    RunEvent.RevisionKnown _,
                    RunEvent.Judged _,
                    RunEvent.Ended _ -> {}
        }
    }

    /** Tells of the steps that ended without having begun: those held and those never reached. */
    void tellTheRest(ApplyResult result) {
        for (StepResult each : result.results()) {
            Which which = Which.of(each.step());
            if (ended.add(which)) {
                tell(which, plans.of(each, Duration.ZERO));
            }
        }
    }

    private void tell(Which which, Outcome outcome) {
        Integer position = positions.get(which);
        if (position != null) {
            here.tell(new AppEvent.StepChanged(application, position, outcome));
        }
    }
}
