package dev.leeway.engine.explain;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a line of Git is taken for the one that sets a field. */
public enum PlacePhrase implements Phrase {
    BASE("The base manifest says so, and no patch was found that does."),
    CHART_VALUE("The only value of the chart that fits what is rendered."),
    DROPPED("Revision {0} still asked for it, and this one does not."),
    ENTRY("This entry of the kustomization gives the very value."),
    MANIFEST("The manifest itself says so."),
    NO_LINE("{0} The history has no such line."),
    NO_PLACE("Git asks for the field, and what in {0} or beside it sets it could not be found."),
    NO_REPOSITORY("The repository could not be read."),
    NOT_ASKED_FOR("Git does not ask for the field, in none of the revisions looked at."),
    PATCH("This patch, or what looks like one, holds the very value."),
    PATCH_INLINE("The patch that begins on this line gives the very value."),
    UNBLAMED("{0} Its history could not be read: {1}");

    private final String pattern;

    PlacePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "places";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
