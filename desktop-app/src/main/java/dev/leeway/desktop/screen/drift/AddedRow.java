package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.compare.FieldChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One field that somebody added and Git does not ask for.
 *
 * @param object the object that has it
 * @param field what is shown of it
 * @param change what something is done about
 */
record AddedRow(ObjectState object, FieldRow field, FieldChange change) {
    /** Returns the rows of all objects, in their order. Takes time on large objects. */
    static List<AddedRow> of(List<ObjectState> objects) {
        List<AddedRow> rows = new ArrayList<>();
        for (ObjectState object : objects) {
            if (object.added().isEmpty() || object.verdict().isEmpty()) {
                continue;
            }
            for (FieldChange change : object.verdict().get().additions()) {
                object.added().stream()
                        .filter(field -> field.path().equals(change.path().toString()))
                        .findFirst()
                        .ifPresent(field -> rows.add(new AddedRow(object, field, change)));
            }
        }
        return rows;
    }

    /** Returns what tells it from all others. */
    String id() {
        return object.key().toArgument() + " " + field.path();
    }

    /** Returns rows by object, as something is done about them. */
    static List<ChosenChanges> chosen(List<AddedRow> rows) {
        Map<String, List<AddedRow>> byObject = new LinkedHashMap<>();
        rows.forEach(
                row ->
                        byObject.computeIfAbsent(
                                        row.object().key().toArgument(), _ -> new ArrayList<>())
                                .add(row));
        return byObject.values().stream()
                .map(
                        same ->
                                new ChosenChanges(
                                        same.getFirst().object(),
                                        same.stream().map(AddedRow::change).toList()))
                .toList();
    }
}
