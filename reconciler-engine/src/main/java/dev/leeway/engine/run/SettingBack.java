package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.LiveSet;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.ChosenFields;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Asks the server about the very requests that set back chosen fields only, so that a plan shows
 * what they change and nothing is guessed. Pure but for the judging that is handed to it.
 */
final class SettingBack {
    private SettingBack() {}

    /** Returns the comparison as a plan with these options sees it. */
    static Comparison of(Comparison comparison, PlanOptions options, ForeignSubjects.Judged judged)
            throws InterruptedException {
        if (options.fields().isEmpty()) {
            return comparison;
        }
        Comparison narrowed = ChosenFields.in(comparison, options);
        List<DesiredObject> requests = new ArrayList<>();
        SortedMap<ResourceKey, LiveState> states = new TreeMap<>();
        for (ResourceComparison one : narrowed.resources()) {
            if (options.fields().containsKey(one.key())
                    && one.difference() instanceof Difference.Changed) {
                one.toSend().ifPresent(requests::add);
                states.put(one.key(), one.live());
            }
        }
        if (requests.isEmpty()) {
            return narrowed;
        }
        Map<ResourceKey, Difference> answers = new HashMap<>();
        judged.of(
                        requests,
                        new LiveSet(
                                comparison.cluster(),
                                states,
                                comparison.inventory(),
                                comparison.at()))
                .forEach(verdict -> answers.put(verdict.key(), verdict.difference()));
        return narrowed.with(
                narrowed.resources().stream()
                        .map(
                                one ->
                                        answers.containsKey(one.key())
                                                ? answered(one, answers.get(one.key()))
                                                : one)
                        .toList());
    }

    /** What the request changes, with what it was made to leave alone. */
    private static ResourceComparison answered(ResourceComparison narrowed, Difference answer) {
        return switch (answer) {
            case Difference.Changed changed ->
                    narrowed.with(new Difference.Changed(changed.fields(), narrowed.ignored()));
            case Difference.Mutated mutated ->
                    narrowed.with(
                            new Difference.Mutated(
                                    mutated.admission(), mutated.fields(), narrowed.ignored()));
            case Difference.InSync _ -> narrowed.with(new Difference.InSync(narrowed.ignored()));
            case Difference.Missing missing -> narrowed.with(missing);
            case Difference.Extra extra -> narrowed.with(extra);
            case Difference.Undetermined undetermined -> narrowed.with(undetermined);
        };
    }
}
