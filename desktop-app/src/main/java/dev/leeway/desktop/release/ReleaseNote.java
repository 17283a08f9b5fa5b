package dev.leeway.desktop.release;

import java.net.URI;
import java.time.Instant;

/**
 * What the maintainers announce about their newest release.
 *
 * @param version its version
 * @param page where it is described and offered
 * @param words what is new, in a sentence
 * @param until from when on the announcement must not be believed any more: whoever holds back
 *     newer ones can do so no longer than this
 */
public record ReleaseNote(String version, URI page, String words, Instant until) {}
