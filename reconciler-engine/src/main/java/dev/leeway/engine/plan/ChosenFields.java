package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Narrows a comparison to the fields that are to be set back. What else differs on such an object
 * counts like what an ignore rule leaves alone: it keeps its live value. Pure.
 */
public final class ChosenFields {
    private ChosenFields() {}

    /** Returns the comparison as a plan with these options sees it. */
    public static Comparison in(Comparison comparison, PlanOptions options) {
        if (options.fields().isEmpty()) {
            return comparison;
        }
        return comparison.with(
                comparison.resources().stream()
                        .map(
                                resource -> {
                                    Set<FieldPath> chosen = options.fields().get(resource.key());
                                    return chosen == null ? resource : narrowed(resource, chosen);
                                })
                        .toList());
    }

    /** Returns what the operator should know of fields that were chosen and do not differ. */
    static List<Wording> notes(Comparison comparison, PlanOptions options) {
        List<Wording> notes = new ArrayList<>();
        for (Map.Entry<ResourceKey, Set<FieldPath>> one : options.fields().entrySet()) {
            List<FieldPath> changes =
                    comparison.find(one.getKey()).stream()
                            .flatMap(resource -> settable(resource, options))
                            .map(FieldChange::path)
                            .toList();
            one.getValue().stream()
                    .filter(path -> changes.stream().noneMatch(path::isPrefixOf))
                    .sorted()
                    .forEach(
                            path ->
                                    notes.add(
                                            PlanPhrase.NO_DIFFERENCE.of(
                                                    one.getKey().toString(), path.toString())));
        }
        return notes.stream().sorted(Comparator.comparing(Wording::text)).toList();
    }

    /** What a plan can set back: what differs, and where fields are taken in what was added. */
    private static Stream<FieldChange> settable(ResourceComparison resource, PlanOptions options) {
        return options.migrate().isEmpty()
                ? resource.changes().stream()
                : Stream.concat(resource.changes().stream(), resource.additions().stream());
    }

    private static ResourceComparison narrowed(ResourceComparison resource, Set<FieldPath> chosen) {
        return switch (resource.difference()) {
            case Difference.Changed changed ->
                    resource.with(narrowed(changed.fields(), changed.ignored(), chosen));
            // Admission's share is nobody's to set back; what a sync would change is.
            case Difference.Mutated mutated ->
                    resource.with(narrowed(mutated.fields(), mutated.ignored(), chosen));
            case Difference.InSync _,
                    Difference.Missing _,
                    Difference.Extra _,
                    Difference.Undetermined _ ->
                    resource;
        };
    }

    private static Difference narrowed(
            List<FieldChange> fields, List<FieldChange> ignored, Set<FieldPath> chosen) {
        List<FieldChange> back = new ArrayList<>();
        List<FieldChange> left = new ArrayList<>(ignored);
        for (FieldChange change : fields) {
            boolean wanted = chosen.stream().anyMatch(path -> path.isPrefixOf(change.path()));
            (wanted ? back : left).add(change);
        }
        // Kept fields are put in from the last one on, so their order is the object's.
        left.sort(Comparator.comparing(FieldChange::path));
        return back.isEmpty() ? new Difference.InSync(left) : new Difference.Changed(back, left);
    }
}
