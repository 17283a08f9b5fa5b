package dev.leeway.desktop.release;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why it is not known whether there is a newer version. */
public enum ReleasePhrase implements Phrase {
    ANNOUNCEMENT_NONE("what came is no announcement"),
    ANNOUNCEMENT_OVER("the announcement ran out at {0}: somebody may hold back a newer one"),
    ANNOUNCEMENT_PAGE("the announcement names no page on https"),
    ANNOUNCEMENT_UNREAD("the signed announcement cannot be read"),
    ANNOUNCEMENT_UNSIGNED("the announcement is not signed by Leeway's maintainers"),
    LATE("no answer within {0} s"),
    NOT_BELIEVED("{0}, so it is not believed"),
    NOT_HTTPS("{0} is not on https, so it is not asked"),
    NO_PLACE("this build does not know where releases are announced; ask where you got it from"),
    NO_VERSION("this build's own version is none: {0}"),
    UNASKED("{0} could not be asked: {1}");

    private final String pattern;

    ReleasePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "releases";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
