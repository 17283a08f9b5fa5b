package dev.leeway.engine.compare;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell on what it rests where a difference comes from. */
public enum OriginPhrase implements Phrase {
    ADDED_DEFAULT(
            "The dry-run adds it, and neither Git nor the cluster has it: a default that goes along with the change, or with a newer API."),
    ADDED_MARK(
            "The dry-run adds it, and neither Git nor the cluster has it; a default would be no item and no mark."),
    APPLIED_EARLIER("Leeway applied the live value, and this older revision asks for it."),
    APPLIED_LAST("Leeway applied the live value, and the revision synced last asks for it."),
    APPLIED_UNFOUND(
            "Leeway applied the live value, and none of the {0} revisions looked at asks for it."),
    ASKED_SINCE("Git asks for the field only since the revision synced last."),
    ASKED_SINCE_UNOWNED(
            "Nobody owns the live value, and Git asks for the field only since the revision synced last."),
    GONE("It was synced, and is gone. The cluster does not record who removes a field."),
    GONE_HAND(
            "It was synced, and is gone. The cluster does not record removals; {0} is the last who changed the object by hand."),
    LET_GO(
            "Git asked for the field at the last sync, and nobody owns it now: whoever changed it has let go of it."),
    MANAGED("Managed fields name {0} ({1})."),
    MANAGED_THROUGH("Managed fields name {0} ({1} through {2})."),
    NEVER_SYNCED("The field is not in the cluster, and no earlier sync of the object is known."),
    REWRITTEN(
            "Git asks for one value, and the server's dry-run answers with another: a mutating webhook or policy rewrites it."),
    UNNAMED("{0} That name stands for whoever wrote before the first apply."),
    UNOWNED("No field manager owns the live value, as is the case with the server's defaults.");

    private final String pattern;

    OriginPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "origins";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
