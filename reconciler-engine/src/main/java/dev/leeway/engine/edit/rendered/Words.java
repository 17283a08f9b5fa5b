package dev.leeway.engine.edit.rendered;

import java.util.stream.Collectors;

/** What edits are called in front of the operator. */
final class Words {
    private static final int MOST = 3;

    private Words() {}

    /** Returns the fields of a wish, the first few by name. */
    static String fields(Wish wish) {
        String shown =
                wish.fields().stream()
                        .limit(MOST)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
        int more = wish.fields().size() - MOST;
        String object = wish.rendered().manifest().kind() + " " + wish.rendered().manifest().name();
        return shown + (more > 0 ? " and " + more + " more" : "") + " of " + object;
    }
}
