package dev.leeway.engine.source;

/**
 * A branch or a tag.
 *
 * @param kind which of the two
 * @param name its short name
 * @param commit the full id of the commit that it names; an annotated tag is followed to it
 */
public record NamedRevision(Kind kind, String name, String commit) {
    /** Branch or tag. */
    public enum Kind {
        /** A branch. */
        BRANCH,
        /** A tag. */
        TAG
    }
}
