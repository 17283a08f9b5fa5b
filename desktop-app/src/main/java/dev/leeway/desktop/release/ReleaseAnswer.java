package dev.leeway.desktop.release;

import dev.leeway.engine.wording.Wording;

/** What came out of looking for a newer release. */
public sealed interface ReleaseAnswer {
    /** There is a newer one; nothing was fetched or installed. */
    record Newer(ReleaseNote note) implements ReleaseAnswer {}

    /**
     * This one is the newest that is announced.
     *
     * @param announced the announced version; older than the running one for builds between
     *     releases
     */
    record Newest(String announced) implements ReleaseAnswer {}

    /**
     * It could not be found out.
     *
     * @param why the cause
     */
    record NotKnown(Wording why) implements ReleaseAnswer {}
}
