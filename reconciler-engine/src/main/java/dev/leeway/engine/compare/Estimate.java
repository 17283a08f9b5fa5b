package dev.leeway.engine.compare;

import java.util.List;

/**
 * What the difference probably is, worked out without the server. Never a verdict: to be shown as
 * an estimate, and nothing is done on the strength of it.
 *
 * @param fields the fields that probably differ; empty when none was found
 */
public record Estimate(List<FieldChange> fields) {
    public Estimate {
        fields = List.copyOf(fields);
    }

    /** Returns whether a difference is likely. */
    public boolean differs() {
        return !fields.isEmpty();
    }
}
