package dev.leeway.engine.edit;

import java.util.Comparator;
import java.util.List;

/**
 * A change of text, not yet proved.
 *
 * @param splices what is put where; in order and apart from each other
 * @param scope the stretches that belong to what is edited: nothing outside them may change
 * @param lost the stretches whose comments belong to what is removed or replaced
 */
record EditPlan(List<Splice> splices, List<Stretch> scope, List<Stretch> lost) {
    EditPlan {
        splices = splices.stream().sorted(Comparator.comparingInt(Splice::from)).toList();
        scope = scope.stream().sorted(Comparator.comparingInt(Stretch::from)).toList();
        lost = List.copyOf(lost);
    }

    /** Puts a text in the place of the characters from one offset to another. */
    record Splice(int from, int to, String text) {}

    /** The characters from one offset to another. */
    record Stretch(int from, int to) {
        boolean holds(int offset) {
            return from <= offset && offset < to;
        }
    }

    /** A plan of one splice whose scope is its own stretch and which loses what it covers. */
    static EditPlan replace(int from, int to, String text) {
        return new EditPlan(
                List.of(new Splice(from, to, text)),
                List.of(new Stretch(from, to)),
                List.of(new Stretch(from, to)));
    }

    /** A plan that only puts text in. */
    static EditPlan insert(int at, String text) {
        return new EditPlan(
                List.of(new Splice(at, at, text)), List.of(new Stretch(at, at)), List.of());
    }

    String apply(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Splice splice : splices) {
            out.append(text, at, splice.from()).append(splice.text());
            at = splice.to();
        }
        return out.append(text, at, text.length()).toString();
    }
}
