package dev.leeway.engine.plan;

import dev.leeway.engine.live.Prediction;
import java.util.ArrayList;
import java.util.List;

/** What the server warned of when it was asked about a plan's steps. Pure. */
final class ServerNotes {
    private ServerNotes() {}

    /** Returns a note for each warning about an object that the plan writes. */
    static List<String> of(List<Step> steps, PlanEvidence evidence) {
        List<String> notes = new ArrayList<>();
        for (Step step : steps) {
            if (step.writes()
                    && evidence.previews().get(step.key())
                            instanceof Prediction.Predicted predicted) {
                predicted
                        .warnings()
                        .forEach(
                                warning ->
                                        notes.add(step.key() + ": the server warns: " + warning));
            }
        }
        return notes.stream().distinct().sorted().toList();
    }
}
