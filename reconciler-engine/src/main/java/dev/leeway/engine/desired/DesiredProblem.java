package dev.leeway.engine.desired;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;

/** Why a document does not become a desired object. */
public sealed interface DesiredProblem {
    /** Returns the place in the source. */
    Origin origin();

    /** Returns what is wrong and what to do next, for the operator. */
    String message();

    /**
     * The document has no apiVersion, kind or name.
     *
     * @param origin the place
     * @param message what is missing
     */
    record NotAnObject(Origin origin, String message) implements DesiredProblem {}

    /**
     * The same object stands twice.
     *
     * @param key the object
     * @param origin the second place
     * @param first the first place
     */
    record Duplicate(ResourceKey key, Origin origin, Origin first) implements DesiredProblem {
        @Override
        public String message() {
            return key
                    + " stands twice: at "
                    + first
                    + " and at "
                    + origin
                    + ". Remove one of them.";
        }
    }

    /**
     * The destination does not serve the kind and no definition of it is part of the application.
     *
     * @param gvk the kind
     * @param key the object, its scope not known
     * @param origin the place
     */
    record UnknownKind(Gvk gvk, ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public String message() {
            return "The cluster does not serve "
                    + gvk
                    + " ("
                    + key.name()
                    + " at "
                    + origin
                    + "). Install the custom resource definition first, or correct apiVersion and kind.";
        }
    }

    /**
     * Whether the destination serves the kind could not be read.
     *
     * @param gvk the kind
     * @param key the object, its scope not known
     * @param origin the place
     */
    record UnreadableKind(Gvk gvk, ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public String message() {
            return "The cluster did not say which kinds the group '"
                    + gvk.group()
                    + "' has, so "
                    + gvk.kind()
                    + " "
                    + key.name()
                    + " at "
                    + origin
                    + " cannot be judged. Look at the API service of that group, then compare"
                    + " again.";
        }
    }

    /**
     * It was desired at a deploy whose manifests are kept, and its values were not kept.
     *
     * @param key the object
     * @param origin the deploy
     */
    record NotKept(ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public String message() {
            return key
                    + " stays as it is: Leeway keeps no values of Secrets, and they are others in the"
                    + " cluster now than they were at "
                    + origin
                    + ". Set them by hand, or bring the revision back to Git.";
        }
    }
}
