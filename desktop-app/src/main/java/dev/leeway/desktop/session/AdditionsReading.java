package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells what people added to objects and Git does not ask for. Pure. */
final class AdditionsReading {
    private static final int NAMED = 4;

    private AdditionsReading() {}

    /** Returns the remark; empty where nothing was added. */
    static Optional<Trouble> of(Comparison comparison, Text text) {
        List<String> lines = new ArrayList<>();
        Set<String> managers = new TreeSet<>();
        int objects = 0;
        for (ResourceComparison resource : comparison.resources()) {
            List<FieldChange> additions = resource.additions();
            objects += additions.isEmpty() ? 0 : 1;
            for (FieldChange field : additions) {
                managers.addAll(manager(field).stream().toList());
                lines.add(line(resource, field, text));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String told = lines.stream().limit(NAMED).collect(Collectors.joining("\n"));
        int more = lines.size() - NAMED;
        return Optional.of(
                new Trouble(
                        text.text("finding.added", objects),
                        more > 0 ? told + "\n" + text.text("finding.added-more", more) : told,
                        text.text(
                                "finding.added-next",
                                comparison.application(),
                                String.join(",", managers))));
    }

    private static String line(ResourceComparison resource, FieldChange field, Text text) {
        String what = resource.key() + ": " + field.path();
        return manager(field).map(by -> text.text("finding.added-by", what, by)).orElse(what);
    }

    private static Optional<String> manager(FieldChange field) {
        return switch (field.attribution()) {
            case Attribution.Known known -> Optional.of(known.owner().manager());
            case Attribution.Unknown _ -> Optional.empty();
        };
    }
}
