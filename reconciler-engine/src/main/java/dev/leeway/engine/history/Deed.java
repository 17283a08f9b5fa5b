package dev.leeway.engine.history;

import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.Wording;

/**
 * What was done to an object, as records say it in words. Records keep the words for ever, so a
 * pattern is never changed once it was written.
 */
public enum Deed implements Phrase {
    /** It was created. */
    CREATED("created"),
    /** One field of it was changed. */
    FIELD_CHANGED("1 field changed"),
    /** Several fields of it were changed. */
    FIELDS_CHANGED("{0} fields changed"),
    /** Only its labels and annotations were changed. */
    LABELS_CHANGED("labels and annotations changed"),
    /** It was replaced as a whole, because it asks for that. */
    REPLACED("replaced, as it asks (Replace=true)"),
    /** It was deleted and created anew. */
    RECREATED("deleted and created anew"),
    /** It was deleted. */
    DELETED("deleted"),
    /** It was to be deleted and was gone already. */
    GONE_ALREADY("was gone already"),
    /** It was to be deleted and went with the definition of its kind. */
    GONE_WITH_DEFINITION("was gone with its definition"),
    /** No answer came, and the cluster holds what was sent. */
    FOUND_DONE("done: the answer was lost, and the cluster holds what was sent"),
    /** No answer came to the deletion, and it is gone. */
    FOUND_GONE("deleted: the answer was lost, and it is gone");

    private final String pattern;

    Deed(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "deeds";
    }

    @Override
    public String pattern() {
        return pattern;
    }

    /** Returns that so many fields were changed; for none, only labels were. */
    public static Wording changed(int fields) {
        return switch (fields) {
            case 0 -> LABELS_CHANGED.of();
            case 1 -> FIELD_CHANGED.of();
            default -> FIELDS_CHANGED.of(fields);
        };
    }
}
