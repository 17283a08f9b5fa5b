package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.plan.Plan;
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
    private final Map<ResourceKey, Integer> positions = new HashMap<>();
    private final Map<ResourceKey, Instant> began = new ConcurrentHashMap<>();
    private final Set<ResourceKey> ended = ConcurrentHashMap.newKeySet();

    StepNews(Surroundings here, PlanReading plans, String application, String id, Plan plan) {
        this.here = here;
        this.plans = plans;
        this.application = application;
        this.id = id;
        this.total = plan.steps().size();
        for (int i = 0; i < total; i++) {
            positions.put(plan.steps().get(i).key(), i);
        }
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.StepBegan(var app, var run, var step) -> {
                began.put(step.key(), here.now());
                tell(step.key(), new Outcome.Running());
            }
            case RunEvent.StepEnded(var app, var run, var result) -> {
                ResourceKey key = result.step().key();
                ended.add(key);
                Instant now = here.now();
                tell(key, plans.of(result, Duration.between(began.getOrDefault(key, now), now)));
                here.tell(new AppEvent.WorkProgressed(id, ended.size(), total));
            }
            case RunEvent.StageBegan _,
                    RunEvent.SourceProgressed _,
                    RunEvent.RevisionKnown _,
                    RunEvent.Judged _,
                    RunEvent.Waiting _,
                    RunEvent.Ended _ -> {}
        }
    }

    /** Tells of the steps that ended without having begun: those held and those never reached. */
    void tellTheRest(ApplyResult result) {
        for (StepResult each : result.results()) {
            if (ended.add(each.step().key())) {
                tell(each.step().key(), plans.of(each, Duration.ZERO));
            }
        }
    }

    private void tell(ResourceKey key, Outcome outcome) {
        here.tell(new AppEvent.StepChanged(application, positions.getOrDefault(key, 0), outcome));
    }
}
