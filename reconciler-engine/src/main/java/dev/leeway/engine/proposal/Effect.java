package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditProof.Mismatch;

import dev.leeway.engine.wording.Wording;
import java.util.List;

/**
 * What an edit does to one application, found by rendering the branch.
 *
 * @param application the application; for a kustomization that is none of the workspace, its file
 * @param verdict what was found
 */
public record Effect(String application, Verdict verdict) {
    /** What was found. */
    public sealed interface Verdict {
        /** Everything is as it is to be. */
        record AsWanted() implements Verdict {}

        /**
         * Something is otherwise.
         *
         * @param residue what; names objects and fields, never values
         */
        record Otherwise(List<Mismatch> residue) implements Verdict {
            public Otherwise {
                residue = List.copyOf(residue);
            }
        }

        /**
         * It could be rendered before, and no more with the edit.
         *
         * @param why what rendering says
         */
        record Breaks(Wording why) implements Verdict {}

        /**
         * Nobody knows, because it cannot be rendered without the edit either.
         *
         * @param why why
         */
        record Unknown(Wording why) implements Verdict {}
    }

    /** Returns whether everything is as it is to be. */
    public boolean isProved() {
        return verdict instanceof Verdict.AsWanted;
    }

    /** Returns whether the edit keeps the application from being rendered. */
    public boolean isBroken() {
        return verdict instanceof Verdict.Breaks;
    }

    /** Returns what is otherwise than it is to be; empty when nothing is, or nobody knows. */
    public List<Mismatch> residue() {
        return verdict instanceof Verdict.Otherwise(List<Mismatch> residue) ? residue : List.of();
    }
}
