package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Why one changed field is as it is.
 *
 * @param path the field, as {@link FieldRow#path()} writes it
 * @param origin where the live value comes from
 * @param guess whether that is only likely
 * @param words the origin in a few words
 * @param because on what the origin rests, in words
 * @param git the line of Git that asks for the other value, when it is known
 * @param gitBecause on what that rests; when it is not known, why not
 */
public record FieldStory(
        String path,
        Origin origin,
        boolean guess,
        String words,
        String because,
        Optional<GitLine> git,
        String gitBecause) {
    /** Where a live value comes from. */
    public enum Origin {
        /** Somebody changed it by hand. */
        HAND,
        /** A program in the cluster holds it. */
        PROGRAM,
        /** Admission rewrites it. */
        ADMISSION,
        /** A default of the server. */
        DEFAULT,
        /** An older revision asked for it. */
        STALE,
        /** It was synced last, and Git asks for something else since. */
        MOVED_ON,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * A line of the source and the commit that brought it in.
     *
     * @param place file and line
     * @param guess whether it is only likely that this line asks for the value
     * @param commit the commit, empty when its history could not be read
     */
    public record GitLine(String place, boolean guess, Optional<By> commit) {}

    /**
     * Who brought a line in.
     *
     * @param id the commit, abbreviated
     * @param author its author
     * @param at when it was authored
     * @param subject the first line of its message
     */
    public record By(String id, String author, Instant at, String subject) {}
}
