package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what an edit of a source does, and why none is found. */
public enum EditPhrase implements Phrase {
    ADDS_ENTRY("adds the entry for {0} in {1}"),
    ADDS_IN_PATCH("adds {0} in a patch of {1}"),
    ADDS_IN_PATCH_FILE("adds {0} in the patch {1}"),
    ADDS_PATCH("adds a patch for {0} to {1}"),
    EDITS("edits {0} in {1}"),
    EDITS_ENTRY("edits the entry for {0} in {1}"),
    EDITS_IN_PATCH("edits {0} in a patch of {1}"),
    EDITS_IN_PATCH_FILE("edits {0} in the patch {1}"),
    EDITS_LINE("edits the line '{0}' in {1}"),
    EDITS_LITERAL("edits the literal '{0}' in {1}"),
    FIELDS("{0} of {1}"),
    FIELDS_MORE("{0} and {1} more of {2}"),
    HASHED(
            "{0} is generated with a hash in its name: another content means another name, and the object that was changed by hand stays behind"),
    INLINE(
            "the value {0} stands in the workspace file (source.helm.values), which is not in this repository; change it there"),
    LATE(
            "{0} is set after patches have run (labels, annotations or transformers of a kustomization), for other objects too"),
    NO_VALUE("no value of the chart was found that feeds {0} alone; see the template {1}"),
    REFUSED("{0}: {1}"),
    SETS_VALUE("sets the value {0} in {1}"),
    WRITES_KEY("writes {0}, which is the key '{1}'");

    private final String pattern;

    EditPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "edits";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
