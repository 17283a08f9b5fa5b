package dev.leeway.engine.audit;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why the store did not keep or give back, and what to do next. */
public enum StorePhrase implements Phrase {
    BUSY("{0}: another process kept the store busy too long"),
    BUSY_NEXT("Close what else has the file open (a database browser, a backup), then try again."),
    BYPASS_UNREAD("bypass {0} cannot be read back: {1}"),
    BYPASS_UNREAD_NEXT("Use the Leeway that wrote it; its marks in the cluster still hold."),
    DAMAGED("{0}: the file is damaged or not a database"),
    DAMAGED_NEXT(
            "Move it away and keep it as evidence, or bring back a backup; Leeway makes a new one."),
    FAILED("{0}: {1}"),
    FAILED_NEXT("Check the disk and the folder."),
    FOREIGN("{0}: is the database of another program"),
    FOREIGN_NEXT("Move it away, or name another folder with LEEWAY_HOME."),
    FULL("{0}: no space is left, so nothing was recorded"),
    FULL_NEXT(
            "Free some space. Until then Leeway sends nothing to a cluster, because it could not account for it."),
    MANIFESTS_DAMAGED("the kept manifests are damaged: {0}"),
    MANIFESTS_DAMAGED_NEXT(
            "That deploy cannot be shown or rolled back to from here; its revision in Git still can."),
    NOT_TRIMMED_NEXT("Nothing was let go of."),
    NOT_WRITABLE("{0}: cannot be opened for writing"),
    NOT_WRITABLE_NEXT("Make the folder writable for you, or name another one with LEEWAY_HOME."),
    STRANGE("audit record {0} holds what Leeway never writes"),
    STRANGE_NEXT("Run 'leeway audit verify' to see what was changed."),
    SYNCING("{0} on {1} is being synced by {2} since {3} (process {4})"),
    SYNCING_NEXT("Wait for that sync to end, or cancel it there."),
    TOO_NEW("{0}: was written by a newer Leeway"),
    TOO_NEW_NEXT("Use that newer Leeway, or another folder (LEEWAY_HOME)."),
    WENT_ON("bypass {0} went on somewhere else meanwhile"),
    WENT_ON_NEXT("Look at it again.");

    private final String pattern;

    StorePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "stores";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
