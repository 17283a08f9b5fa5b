package dev.leeway.engine.plan;

import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the server warned of when it was asked about a plan's steps. Pure. */
final class ServerNotes {
    private ServerNotes() {}

    /** Returns a note for each warning about an object that the plan writes. */
    static List<Wording> of(List<Step> steps, PlanEvidence evidence) {
        List<Wording> notes = new ArrayList<>();
        for (Step step : steps) {
            if (step.writes()
                    && evidence.previews().get(step.key())
                            instanceof Prediction.Predicted predicted) {
                predicted
                        .warnings()
                        .forEach(
                                warning ->
                                        notes.add(
                                                PlanPhrase.SERVER_WARNS.of(
                                                        step.key().toString(), warning)));
            }
        }
        return notes.stream().distinct().sorted(Comparator.comparing(Wording::text)).toList();
    }
}
