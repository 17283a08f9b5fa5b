package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.edit.EditProof.Mismatch;
import java.util.List;

/**
 * One way to edit the source, with its proof.
 *
 * @param way what kind of edit it is
 * @param notes what it does, file by file, for the operator; never values
 * @param files the files that change; empty when no edit was found
 * @param own what it does to the application
 * @param others what it does to the other applications of the workspace that read the repository,
 *     in the workspace's order
 */
public record Candidate(
        Way way, List<Wording> notes, List<FileChange> files, Effect own, List<Effect> others) {
    public Candidate {
        notes = List.copyOf(notes);
        files = List.copyOf(files);
        others = List.copyOf(others);
    }

    /** The kinds of edits. */
    public enum Way {
        /** The application's own files, or a patch in its own overlay. */
        OWN_FILES,
        /** Where the field is written, also when that is a base that others use. */
        AT_ITS_ORIGIN,
        /** Text that an anchor shares gets a copy of its own. */
        SPLIT_ANCHOR,
        /** An edit that changes more of the application than the touched fields. */
        WITH_MORE,
        /** Files that the operator finished by hand. */
        BY_HAND,
        /** Files of an older revision. */
        OLDER_REVISION
    }

    /**
     * Returns whether it is proved: every touched field as live, every other field of the
     * application and everything of every other application as before, and no shared text taken
     * apart.
     */
    public boolean isComplete() {
        return !files.isEmpty() && own.isProved() && hit().isEmpty() && way != Way.SPLIT_ANCHOR;
    }

    /**
     * Returns whether it does what it is for but changes more of the application or other
     * applications too, or takes text apart that was shared on purpose, so that the operator has to
     * pick it.
     */
    public boolean needsConsent() {
        return !files.isEmpty()
                && (own.isProved() || !more().isEmpty())
                && !isComplete()
                && others.stream().noneMatch(Effect::isBroken);
    }

    /**
     * Returns what else of the application it changes although every touched field gets its live
     * value; empty for every other way.
     */
    public List<Mismatch> more() {
        return way == Way.WITH_MORE ? own.residue() : List.of();
    }

    /** Returns the other applications that it changes or whose fate is not known. */
    public List<Effect> hit() {
        return others.stream().filter(effect -> !effect.isProved()).toList();
    }
}
