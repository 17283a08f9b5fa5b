package dev.leeway.engine.history;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was done to an object, as records say it in words. The words are kept for ever, so they are
 * written and read again in this one place; whoever shows them in another language reads them here.
 */
public enum Deed {
    /** It was created. */
    CREATED("created"),
    /** Fields of it were changed; the words begin with how many. */
    FIELDS_CHANGED("fields changed"),
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

    private static final Pattern CHANGED = Pattern.compile("([0-9]{1,9}) fields? changed");

    private final String words;

    Deed(String words) {
        this.words = words;
    }

    /**
     * A deed as it was read from a record.
     *
     * @param deed the deed
     * @param fields how many fields were changed; empty for any other deed
     */
    public record Told(Deed deed, OptionalInt fields) {}

    /** Returns the words of a deed other than {@link #FIELDS_CHANGED}. */
    public String words() {
        if (this == FIELDS_CHANGED) {
            throw new IllegalStateException("how many fields is part of the words");
        }
        return words;
    }

    /** Returns the words for so many changed fields; for none, only labels were changed. */
    public static String changed(int fields) {
        return switch (fields) {
            case 0 -> LABELS_CHANGED.words;
            case 1 -> "1 field changed";
            default -> fields + " " + FIELDS_CHANGED.words;
        };
    }

    /** Reads words from a record; empty when they say anything else, or anything more. */
    public static Optional<Told> read(String words) {
        Matcher changed = CHANGED.matcher(words);
        if (changed.matches()) {
            return Optional.of(
                    new Told(FIELDS_CHANGED, OptionalInt.of(Integer.parseInt(changed.group(1)))));
        }
        return Arrays.stream(values())
                .filter(one -> one != FIELDS_CHANGED && one.words.equals(words))
                .findFirst()
                .map(one -> new Told(one, OptionalInt.empty()));
    }
}
