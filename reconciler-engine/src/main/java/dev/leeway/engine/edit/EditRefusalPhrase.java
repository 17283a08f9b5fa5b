package dev.leeway.engine.edit;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a file was left as it is. */
public enum EditRefusalPhrase implements Phrase {
    FORM_ANCHOR("an anchor that cannot be moved"),
    FORM_DEEP("aliases nested too deep"),
    FORM_KEY("a key of an unusual form"),
    FORM_NO_PLACE("a form that has no place for it"),
    FORM_UNKNOWN_ALIAS("an unknown alias"),
    LEFT_ABOVE("text above line {0} would change"),
    LEFT_AND("{0}; {1}"),
    LEFT_BELOW("text below line {0} would change"),
    LEFT_COMMENTS("comments would change: {0} were to stay, {1} are there"),
    LEFT_DOCUMENTS("{0} documents would become {1}"),
    LEFT_EDITED("document {0} would not read back as wanted"),
    LEFT_OTHER("document {0}, which is not edited, would change"),
    LEFT_UNREADABLE("in the edited text, {0}"),
    REFUSAL_AMBIGUOUS("{0} items fit {1}; address one by its position"),
    REFUSAL_FORM("{0} is written as {1}; edit it by hand"),
    REFUSAL_MERGED("{0} comes in through a merge key (<<); remove it where it is written"),
    REFUSAL_NOT_FOUND("document {0} has nothing at {1}"),
    REFUSAL_NOT_THROUGH("{0} is not reached through objects only"),
    REFUSAL_NO_LIST("{0} is not a list"),
    REFUSAL_NO_OBJECT("{0} is not an object"),
    REFUSAL_ROOT("the document's root"),
    REFUSAL_SHARED(
            "{0} shares its text with other places through the anchor &{1} (lines {2}); allow the split to give this place its own copy"),
    REFUSAL_TEMPLATE("line {0} is text of a template; edit the values that feed it"),
    REFUSAL_THERE("{0} is there already; set it instead"),
    REFUSAL_UNPROVED("the edit of {0} did not prove: {1}"),
    REFUSAL_UNREADABLE("line {0} cannot be read: {1}");

    private final String pattern;

    EditRefusalPhrase(String pattern) {
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
