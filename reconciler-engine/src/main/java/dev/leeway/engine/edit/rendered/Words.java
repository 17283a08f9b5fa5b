package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import java.util.stream.Collectors;

/** What edits are called in front of the operator. */
final class Words {
    private static final int MOST = 3;

    private Words() {}

    /** Returns the fields of a wish, the first few by name. */
    static Wording fields(Wish wish) {
        String shown =
                wish.fields().stream()
                        .limit(MOST)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        int more = wish.fields().size() - MOST;
        String object = wish.rendered().manifest().kind() + " " + wish.rendered().manifest().name();
        return more > 0
                ? EditPhrase.FIELDS_MORE.of(
                        Wording.quoted(shown), Wording.count(more), Wording.quoted(object))
                : EditPhrase.FIELDS.of(shown, object);
    }

    /** Returns what an edit does to the fields of a wish in a file. */
    static Wording of(EditPhrase phrase, Wish wish, String file) {
        return phrase.of(fields(wish), Wording.quoted(file));
    }
}
