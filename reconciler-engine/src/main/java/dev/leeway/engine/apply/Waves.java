package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.Planner;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.ServedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The waves of a plan: what is sent together, and what the end of each waits for. Pure. */
final class Waves {
    private Waves() {}

    /**
     * One wave of one stage.
     *
     * @param place its stage and wave
     * @param places the positions of its steps, by place in their order
     * @param kept the objects in sync that belong to it
     */
    record Wave(StepPlace place, List<List<Integer>> places, List<Awaited> kept) {
        Wave {
            places = List.copyOf(places);
            kept = List.copyOf(kept);
        }

        StepPlace.Stage stage() {
            return place.stage();
        }

        List<Integer> steps() {
            return places.stream().flatMap(List::stream).toList();
        }
    }

    /** Returns the waves in their order, those without a step among them. */
    static List<Wave> of(Plan plan) {
        SortedMap<StepPlace, SortedMap<StepPlace, List<Integer>>> steps = new TreeMap<>();
        SortedMap<StepPlace, List<Awaited>> kept = new TreeMap<>();
        for (int i = 0; i < plan.steps().size(); i++) {
            Step step = plan.steps().get(i);
            if (step.writes()) {
                steps.computeIfAbsent(wave(step.place()), _ -> new TreeMap<>())
                        .computeIfAbsent(step.place(), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        for (Plan.Kept one : plan.unchanged()) {
            if (one.awaited()) {
                kept.computeIfAbsent(wave(one.place()), _ -> new ArrayList<>())
                        .add(new Awaited.Well(one.key(), one.kind(), false));
            }
        }
        SortedMap<StepPlace, Wave> waves = new TreeMap<>();
        kept.forEach((place, awaited) -> waves.put(place, new Wave(place, List.of(), awaited)));
        steps.forEach(
                (place, places) ->
                        waves.put(
                                place,
                                new Wave(
                                        place,
                                        List.copyOf(places.values()),
                                        kept.getOrDefault(place, List.of()))));
        return List.copyOf(waves.values());
    }

    private static StepPlace wave(StepPlace place) {
        return new StepPlace(place.stage(), place.wave(), 0);
    }

    /** Returns what the end of a wave waits for about a step that was done. */
    static Optional<Awaited> awaited(Step step) {
        return switch (step) {
            case Step.Create create when Planner.isAwaited(create.desired()) ->
                    well(step, create.desired().kind());
            case Step.Patch patch when Planner.isAwaited(patch.desired()) ->
                    well(step, patch.desired().kind());
            case Step.Migrate migrate when Planner.isAwaited(migrate.desired()) ->
                    well(step, migrate.desired().kind());
            case Step.Recreate recreate when Planner.isAwaited(recreate.desired()) ->
                    well(step, recreate.desired().kind());
            case Step.Prune prune ->
                    Optional.of(new Awaited.Gone(prune.key(), prune.kind(), prune.uid()));
            case Step.Create _,
                    Step.Patch _,
                    Step.Migrate _,
                    Step.Recreate _,
                    Step.RunHook _,
                    Step.Hold _ ->
                    Optional.empty();
        };
    }

    private static Optional<Awaited> well(Step step, ServedKind kind) {
        return Optional.of(new Awaited.Well(step.key(), kind, true));
    }
}
