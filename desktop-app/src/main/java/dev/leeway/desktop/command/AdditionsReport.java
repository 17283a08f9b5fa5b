package dev.leeway.desktop.command;

import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What people added to objects and Git does not ask for, as text. Pure. */
final class AdditionsReport {
    private AdditionsReport() {}

    /** Returns the lines, none where nothing was added; the last one says how it is taken away. */
    static List<String> text(Comparison comparison, Instant now) {
        List<String> lines = new ArrayList<>();
        Set<String> managers = new TreeSet<>();
        for (ResourceComparison resource : comparison.resources()) {
            List<FieldChange> additions = resource.additions();
            if (additions.isEmpty()) {
                continue;
            }
            lines.add("  added         " + Printable.of(resource.key().toString()));
            for (FieldChange field : additions) {
                lines.add(
                        "      %s: %s   (%s)"
                                .formatted(
                                        Printable.of(field.path().toString()),
                                        ComparisonReport.value(field.live()),
                                        ComparisonReport.attribution(field.attribution(), now)));
                if (field.attribution() instanceof Attribution.Known known) {
                    managers.add(known.owner().manager());
                }
            }
        }
        if (!lines.isEmpty()) {
            lines.add(
                    "      Git does not ask for what was added, and a sync leaves it alone. 'leeway"
                            + " adopt' brings it into Git and 'leeway revert' takes it away, field"
                            + " by field; 'leeway sync %s"
                                    .formatted(Printable.of(comparison.application()))
                            + " --migrate=%s' takes all of it away."
                                    .formatted(Printable.of(String.join(",", managers))));
        }
        return lines;
    }
}
