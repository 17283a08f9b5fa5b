package dev.leeway.engine.run;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/**
 * What to know before rolling back.
 *
 * @param kind which sort of thing
 * @param object the object that it is about, if it is about one
 * @param said what to know; names no option and no button
 * @param remedy what can be asked for to have it otherwise; whoever tells it knows how it is asked
 */
public record RollBackWarning(
        Kind kind, Optional<ResourceKey> object, Wording said, Remedy remedy) {
    /** Returns what to know, in English. */
    public String message() {
        return said.text();
    }

    /** What can be asked for. */
    public enum Remedy {
        /** Nothing that Leeway does by itself. */
        NONE,
        /** The manifests that were kept, in place of those that Git renders to now. */
        TAKE_KEPT,
        /** A sync without this object, which would have to be migrated first. */
        LEAVE_OUT,
        /** Deleting the object and making it anew. */
        RECREATE,
        /** Deleting what came later. */
        PRUNE
    }

    /** The sorts of things. */
    public enum Kind {
        /** Git does not give the revision (any more); the kept manifests are taken. */
        NOT_FROM_GIT,
        /** The sync that is rolled back to was not done in whole. */
        NEVER_WHOLE,
        /** Git's files render to something else now than they did then. */
        RENDERS_DIFFERENTLY,
        /** The values of a Secret are not known. */
        VALUES_NOT_KEPT,
        /** The cluster does not serve the kind in that version. */
        VERSION_NOT_SERVED,
        /** A definition would lose a version in which objects are stored or served. */
        DEFINITION_LOSES_VERSION,
        /** A field would change that cannot be changed. */
        IMMUTABLE,
        /** The server refuses the object for another reason. */
        REFUSED,
        /** An object that came later stays, because deleting was not asked for. */
        LEFT_OVER,
        /** An object that came later goes. */
        DELETED,
        /** Something else holds the object. */
        HELD
    }
}
