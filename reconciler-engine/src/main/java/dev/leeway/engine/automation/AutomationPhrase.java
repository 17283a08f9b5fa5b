package dev.leeway.engine.automation;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why an application is synced without being asked, or left alone. */
public enum AutomationPhrase implements Phrase {
    COMMIT_LEFT("{0} was synced; what differs since is left, because selfHeal is off."),
    CONFIRMATION("The plan needs '{0}' to be typed by a person."),
    DRIFT_LATER("drift is undone a while after the last sync"),
    DROPPED("Git dropped {0} object(s), and pruning is off."),
    GAVE_UP(
            "The sync to {0} was not whole {1} times; it is not tried again before Git moves on or somebody syncs."),
    GIT_SILENT("Git could not be asked whether it has moved on."),
    HELD("{0}."),
    HELD_OBJECTS("{0} object(s) are held: {1}"),
    INVENTORY_UNREADABLE("What Leeway applied earlier could not be read."),
    NOT_ASKED_FOR("Automated syncs are not asked for."),
    NOTHING_DIFFERS("Nothing differs that may be written."),
    NOTHING_TO_SEND("There is nothing to send."),
    PROBLEMS("{0} document(s) have problems."),
    PROTECTED("The cluster is protected; automated syncs there need the option {0}=true."),
    RETRY_LATER("the sync to {0} was not whole and is tried again"),
    SYNCING("A sync is at work.");

    private final String pattern;

    AutomationPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "automations";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
