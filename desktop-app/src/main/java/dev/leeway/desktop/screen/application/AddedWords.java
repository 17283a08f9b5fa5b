package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what people added to objects and Git does not ask for. Pure. */
final class AddedWords {
    private static final int NAMED = 4;

    private AddedWords() {}

    /** Returns the remark; empty where nothing was added. */
    static Optional<Trouble> of(Findings findings, Text text) {
        List<ObjectState> objects =
                findings.objects().stream().filter(object -> !object.added().isEmpty()).toList();
        List<String> lines =
                objects.stream()
                        .flatMap(
                                object ->
                                        object.added().stream()
                                                .map(field -> line(object, field, text)))
                        .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String told = lines.stream().limit(NAMED).collect(Collectors.joining("\n"));
        int more = lines.size() - NAMED;
        return Optional.of(
                new Trouble(
                        text.text("finding.added", objects.size()),
                        more > 0 ? told + "\n" + text.text("finding.added-more", more) : told,
                        text.text("finding.added-next")));
    }

    private static String line(ObjectState object, FieldRow field, Text text) {
        String what = object.key() + ": " + field.path();
        return field.who().isEmpty() ? what : text.text("finding.added-by", what, field.who());
    }
}
