package dev.leeway.engine.desired;

import java.util.Arrays;
import java.util.Optional;

/** The moment of a sync, or of an application's deletion, at which a hook runs. */
public enum HookPhase {
    /** Before anything is applied. */
    PRE_SYNC("PreSync"),
    /** Beside the objects of its wave. */
    SYNC("Sync"),
    /** After everything is applied and well. */
    POST_SYNC("PostSync"),
    /** When the sync failed. */
    SYNC_FAIL("SyncFail"),
    /** Before the application is deleted; no sync runs it. */
    PRE_DELETE("PreDelete"),
    /** After the application was deleted; no sync runs it. */
    POST_DELETE("PostDelete");

    private final String word;

    HookPhase(String word) {
        this.word = word;
    }

    /** Returns the word as manifests write it. */
    public String word() {
        return word;
    }

    static Optional<HookPhase> of(String written) {
        return Arrays.stream(values()).filter(phase -> phase.word.equals(written)).findFirst();
    }
}
